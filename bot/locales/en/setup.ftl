# Coming into a group, its language and time zone.
setup-command-language = Show or change the language
setup-command-timezone = Show or change the group's time zone

setup-here = Here for “{ $group }”. What I may do:
setup-back = Back in “{ $group }”; its settings were kept. What I may do:
setup-present = · { $right }: yes
setup-missing-can-delete-messages = · { $right }: no. Off until then: removing ads and other messages.
setup-missing-can-restrict-members = · { $right }: no. Off until then: muting, kicking and banning.
setup-grant = To grant: the group's name, Edit, Administrators, { $bot }.
setup-basic-group = This is a basic group: muting is off, and so is what needs message links. To make it a supergroup, change one right of any admin, or show the chat history to new members.
setup-privacy = Telegram shows me commands only, because privacy mode is on. As an admin I see every message; or switch it off at BotFather (/setprivacy) and add me again.
setup-observe = For the first days I only watch, and then ask whether to start. Clear ads, such as a newcomer's invite link, are removed from the first minute.
setup-surplus = The right “{ $right }” is only for titles of co-leaders (/tiers title on). Without them, please take it back.
setup-ways = For admins: /help here. Cards go to your admin chat after /adminchat.
setup-choices = Language: { $language } (/language). Time zone: { $zone }, now { $clock } (/timezone).
setup-button-grant = Grant rights
setup-button-stay = Stay

setup-waiting = Who added me to “{ $group }” is no admin here. If an admin taps, I stay; otherwise I leave at { $until }.
setup-goodbye = No admin asked me to stay, so I leave. An admin can add me at any time.
setup-no-channel = I work in groups, not in channels, so I leave.

setup-rights-lost = A right was taken from me. What needs it waits until it is back.
setup-rights-back = All rights are back, and what waited goes on.
setup-bot-removed = { $name } is no admin and brought in { $bot }; it was removed. An admin can add it.

setup-language-now = I speak { $language } in this group.
setup-language-now-mine = I speak { $language } with you. A group's language is set in the group.
setup-language-unknown = I do not speak “{ $words }” yet, only these:
setup-language-set = From now on I speak English in this group.
setup-language-mine = From now on I speak English with you.
setup-zone-now = Time zone: { $zone }, now { $clock }. To change it: /timezone Europe/Berlin
setup-zone-set = Time zone: { $zone }, now { $clock }.
setup-zone-unknown = There is no time zone “{ $words }”. Nearest: { $near }.
setup-zone-nothing = There is no time zone “{ $words }”. Write it as Europe/Berlin, as a big city, or as UTC+8.
