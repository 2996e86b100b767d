/** What the option {@code -Aneurapt.report} shows of a network: as a note of the compiler, and as a page with a drawing. */
package io.neurapt.processor.report;
