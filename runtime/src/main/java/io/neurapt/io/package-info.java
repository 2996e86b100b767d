/** Files of weights in the safetensors format. */
package io.neurapt.io;
