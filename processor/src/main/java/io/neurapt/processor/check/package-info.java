/** The rules a spec must keep. A rule is a pure function from a declaration to problems; it never prints. */
package io.neurapt.processor.check;
