/** What generated classes extend and call. Not API: it may change with the processor, and both always come together. */
package io.neurapt.internal;
