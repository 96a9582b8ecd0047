/** Cases about orders and invoices: what a customer raises as a complaint is what the merchant sees as a dispute. */
package org.redress.dispute;
