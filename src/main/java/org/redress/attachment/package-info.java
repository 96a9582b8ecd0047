/** Files that belong to cases: how they come in, what they may be, where their bytes are kept, and how they are read. */
package org.redress.attachment;
