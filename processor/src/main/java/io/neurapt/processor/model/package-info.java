/** What a network is, free of compiler types: plain records with their shapes. */
package io.neurapt.processor.model;
