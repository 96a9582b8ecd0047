/** Reads JSON bodies leniently, validates their members, writes records as JSON. Any package but problem may use it. */
package org.redress.json;
