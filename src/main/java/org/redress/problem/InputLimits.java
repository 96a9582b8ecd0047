package org.redress.problem;

/** Greatest sizes of input: texts in characters, lists in elements. A test compares openapi.yaml with them. */
public final class InputLimits {
    /** Text of several lines: descriptions, comments, decisions. */
    public static final int FREE_TEXT = 10_000;

    /** A description of one paragraph, such as that of a recording. */
    public static final int NOTE = 1_000;

    /** Names and titles, users' ids in a channel, categories, file names. */
    public static final int NAME = 255;

    /** Short names, such as that of a carrier. */
    public static final int SHORT_NAME = 100;

    /** Numbers and codes given by others: order, invoice, tracking, channel, source. */
    public static final int IDENTIFIER = 64;

    /** The part of a number to search for. */
    public static final int SEARCH_TEXT = 100;

    // RFC 5321, 4.5.3.1.3: a path of 256 octets with its two brackets
    public static final int EMAIL = 254;

    public static final int URL = 2_000;

    /** Items of an order. */
    public static final int ITEMS = 100;

    /** References and small parts: attachments of a comment, identities of a customer, recordings of a delivery. */
    public static final int REFERENCES = 20;

    /** Words of a comment that may mention a member of staff. */
    public static final int MENTIONS = 20;

    /** Tags of a dispute. */
    public static final int TAGS = 20;

    public static final int TAG = 50;

    /** Links of a dispute to others, merges among them. */
    public static final int LINKS = 50;

    /** Public holidays of a business calendar. */
    public static final int HOLIDAYS = 400;

    /** A merchant's own reasons. */
    public static final int REASONS = 100;

    /** A merchant's text templates. */
    public static final int TEXT_TEMPLATES = 200;

    /** Query string of a list that is stored or sent in a body. */
    public static final int QUERY_STRING = 2_000;

    /** Disputes of one bulk command. */
    public static final int BULK_DISPUTES = 10_000;

    /** Types of events of a webhook. */
    public static final int EVENT_TYPES = 30;

    /** Years whose public holidays are added to a business calendar at once. */
    public static final int YEARS = 20;

    public static final int BUSINESS_DAYS = 7;

    private InputLimits() {}
}
