/** The networks: base classes of the generated ones, and the views on their parameters. */
package io.neurapt.network;
