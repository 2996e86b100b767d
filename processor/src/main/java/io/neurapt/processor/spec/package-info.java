/** What the annotations say, each value with the place it was written at. */
package io.neurapt.processor.spec;
