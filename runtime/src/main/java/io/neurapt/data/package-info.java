/** Data sets: where samples come from, how they are split and scaled. */
package io.neurapt.data;
