# Names: a template, or a tag from the chat's list.
names-command-names = How members are called: /names template City-Name

names-comma = { ", " }
names-more = { $count } more
names-button-remind = Remind

names-lack-empty = Your name cannot be read here. Please choose one with letters.
names-lack-name = Names here look like this: { $template }. Yours is { $name }. Please change it in Telegram's settings; I'll notice when you next write.
names-lack-tag = Please choose your tag:
names-tagged = Your tag: { $tag }
names-cannot-tag = I may not set tags here at the moment.
names-no-tag-for-you = Tags are for members, not for admins.

names-template = Names here look like this: { $template }
names-tags = Each member chooses a tag: { $tags }
names-off = Names are as members like.
names-usage = Use /names template City-Trade-Name, /names tags Bristol, Leeds, York, or /names off.
names-template-usage = Write what names look like, at most 40 characters: /names template City-Trade-Name
names-tags-usage = Name at most { $most } tags of at most { $longest } characters, without emoji: /names tags Bristol, Leeds
names-bot-lacks = For this I need a right that I do not have here: { $right }.

names-card = { $count ->
    [one] One member's name or tag is not as the group wants it:
   *[other] { $count } members' names or tags are not as the group wants them:
} { $names }
names-card-none = All names are as the group wants them.
names-reminded-by = Reminded by { $name }.
names-reminded-already = They were asked within the last day.
