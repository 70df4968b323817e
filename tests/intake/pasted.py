"""Invented pages, as they come when someone selects all and pastes: a report's lines, and what pages print around them."""

TITLE = "Oskara truce talks stall over the Brell valley crossing"

BODY = [
    "MARRAKAND, Oskara — Talks between the government of Oskara and the Brell Front stalled on Tuesday over a single "
    "river crossing, two officials who were in the room said.",
    "“We have agreed on nine pages out of ten,” said the chief mediator, Ilse Vandor. “The tenth is a bridge.”",
    "The front wants the crossing at Tamm opened before it releases the 42 soldiers that it has held since March. "
    "The government has refused to open it first.",
    "Nobody was hurt.",
    "At least 1,200 people have crossed on foot since Sunday, according to the U.N. refugee agency; the front says 3,000.",
    "Read more than the first page, Vandor told reporters, and you will see that neither side has lied about the other.",
    "Share of the blame lies with both, the opposition leader Tomas Hearn said, before he declined to say what share.",
    "A ministry spokesman, asked about the advertisement that the front had placed in a newspaper, did not comment.",
    "Sign up for the convoy opened on Monday and closed within the hour, the district office in Tamm said.",
]
"""A report whose sentences begin as furniture does ("Read more", "Share", "Sign up for"), and a short one."""

HEADS = [
    [TITLE],
    [f"Home World Live Crisis {TITLE}", TITLE, "0", TITLE],
    [f"The Valley PostHomeNews{TITLE}", TITLE, "By Jana Reuel", "Published 14 May 2031, 10:20 GMT", "12 shares"],
    ["Home", "World", "Politics", "Opinion", TITLE, "3 min read", "Share", "Tweet", "Email"],
    ["Home > World > Oskara", TITLE, "JANA REUEL and TOMAS OKE", "May 14, 2031 5:30 p.m.", "1.4K", "Comments (31)"],
    ["Skip to content", "Menu", "Sign in", "Subscribe", f"{TITLE} | The Valley Post", TITLE, "Updated 2 hours ago"],
    ["ADVERTISEMENT", TITLE, "Oskara truce talks stall over the Brell…", "By Jana Reuel, Associated Press"],
    [TITLE, "Delegates arrive in the rain. (AP Photo/Lena Holt)", "Listen to this article", "4 min"],
    [f"World News {TITLE}", TITLE.upper(), "FILE PHOTO: The bridge at Tamm, seen in March. REUTERS/Lena Holt"],
    ["Front page | World | Economy", "Valley Post / Reuters", "14 May 2031 10:20", TITLE, "Copy link"],
]
"""Heads of pages; each holds the title."""

BETWEEN = [
    "Advertisement",
    "ADVERTISEMENT",
    "Article continues below",
    "Story continues below advertisement",
    "Read more: The bridge that divides a valley",
    "READ MORE | Five maps of the Brell valley",
    "Also read: Who is Ilse Vandor?",
    "Related: What the front wants",
    "Continue reading",
    "Sign up for our morning newsletter and get the news in your inbox",
    "Get the day's news by email: subscribe to our newsletter.",
    "Follow us on Telegram and WhatsApp",
    "Click here to see the map in full",
    "Delegates leave the hall in Marrakand on Tuesday [Lena Holt/AFP]",
    "A soldier looks across the river at Tamm, Oskara. (AP Photo/Lena Holt)",
    "Image source, Getty Images",
    "Photo: Lena Holt / EPA-EFE",
    "Video unavailable",
    "View image in fullscreen",
    "5 comments",
    "Share Tweet WhatsApp",
]
"""Lines between paragraphs."""

FEET = [
    [],
    ["© 2031 The Valley Post. All rights reserved."],
    [
        "Related articles",
        "The bridge at Tamm, explained",
        "Who holds the valley?",
        "A short history of the Brell Front",
    ],
    [
        "Most read",
        "1. Beet lorry blocks the only road",
        "2. Is your street on the list?",
        "3. Ten soups",
        "Comments (9)",
        "9",
    ],
    ["Five maps of the valley", "What the front wants", "How the bridge was built", "Why the mediator came back"],
    ["Share", "Tweet", "Print", "Privacy policy", "Terms of use", "Contact us", "About us"],
    ["You may also like", "The dog that walked home from Tamm", "Log in to join the conversation", "Load more"],
    ["Our Standards: the Valley Post principles.", "Read next", "What happens on Friday", "Back to top"],
    [
        "Sign up for our newsletters",
        "Tags: Oskara, Brell Front, talks",
        "Valley Post is not responsible for the content of external sites.",
    ],
]
"""Feet of pages."""
