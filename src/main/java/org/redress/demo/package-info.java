/** Three shops with a story, for a first look and for tests: loaded only where the setting demo.data asks for it. */
package org.redress.demo;
