/** Demo data, loaded at the first start if DEMO_DATA is true. Nothing may use it. */
package org.redress.demo;
