/** What people look at while a network trains, and after. An optional module. */
package io.neurapt.monitor;
