# Arrival: purpose, welcome, rules.
arrival-command-rules = The rules of the group
arrival-command-purpose = What the group is for
arrival-command-setrules = Write the rules: /setrules text
arrival-command-setwelcome = Write the welcome: /setwelcome text
arrival-command-welcome = Show the welcome; on or off

arrival-hello = Welcome, { $names }.
arrival-hello-purpose = What we are here for: { $purpose }
arrival-hello-rules = The rules, short to read: /rules
arrival-rules-button = Rules
arrival-names = { $names }
arrival-and = { $head } and { $last }
arrival-comma = { ", " }
arrival-more = { $count } more
arrival-newcomers = { $count ->
    [one] newcomer
   *[other] { $count } newcomers
}

arrival-purpose = What this group is for: { $purpose }
arrival-purpose-none = No purpose is written down yet. An admin can: /purpose We walk in the hills on Sundays.
arrival-purpose-usage = Write one sentence, at most { $limit } characters: /purpose We walk in the hills on Sundays. To take it away: /purpose off
arrival-purpose-anonymous = You are anonymous here. Please use /setpurpose, which lets you confirm who you are.

arrival-welcome-on =
    The welcome is on. Newcomers see:

    { $text }
arrival-welcome-off =
    The welcome is off. It would be:

    { $text }
arrival-welcome-set =
    Saved. Newcomers see:

    { $text }
arrival-welcome-now-on = Newcomers are welcomed.
arrival-welcome-now-off = Newcomers are no longer welcomed.
arrival-welcome-reset = The welcome is the default one again. See it: /welcome
arrival-welcome-usage = Use /welcome on or /welcome off. To write it: /setwelcome text
arrival-welcome-unfit =
    Write it after the command, or reply to a message that newcomers shall see:
    /setwelcome Hello { "{" }name{ "}" }, this is { "{" }chat{ "}" }. [Map](buttonurl://example.com)
    { "{" }name{ "}" } stands for who came, { "{" }count{ "}" } for how many, { "{" }purpose{ "}" } for the purpose.

arrival-rules-default =
    1. No advertising: no invite links, no posts of other channels.
    2. Be kind: no insults, no quarrels in public.
    3. Who breaks a rule gets a strike; { $limit } strikes and you are out. Every strike can be appealed.
arrival-rules-set =
    Saved. /rules shows:

    { $text }
arrival-rules-reset = The rules are the default ones again. See them: /rules
arrival-rules-unfit = Write the rules after the command, or reply to a message that holds them: /setrules 1. No ads.

arrival-read-button = I have read them
arrival-read-thanks = Thank you.
arrival-read-before = You said so on { $day }.
arrival-read-other = The rules have changed since. See them: /rules
arrival-read-count = { $count ->
    [one] One member has said that they have read the present rules.
   *[other] { $count } members have said that they have read the present rules.
}
arrival-read-behind = Only earlier ones: { $names }
arrival-again-button = Ask everybody to read them
arrival-again = The rules of this group have changed. Please read them.
arrival-again-done = The group is told.
arrival-again-already = The group was told already.

arrival-unfit-kind = This kind of message cannot be kept. Text, photo, video, file, sticker and voice can.
arrival-unfit-long = The text is too long: 3,500 characters at most, 800 under a photo or file.
arrival-unfit-link = A button needs a full address: [Map](buttonurl://example.com)
