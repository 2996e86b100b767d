/**
 * Writes the generated classes; the only package that knows JavaPoet. One writer per class; what a layer contributes comes
 * from the emitters of its kind ({@code Dense…}).
 */
package io.neurapt.processor.write;
