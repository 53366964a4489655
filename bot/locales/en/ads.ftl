# Why a message is an ad.
ads-reason-invite = invite link to another group
ads-reason-channel = link to another group or channel
ads-reason-bot = link to a bot
ads-reason-forward = forwarded post of another channel
ads-reason-external = quoted post of another channel
ads-reason-post = link to a post of another channel
ads-reason-story = story or giveaway of another channel
ads-reason-blocked = on this group's blocklist
ads-reason-elsewhere = link to a contact or group elsewhere
ads-reason-short = shortened link
ads-reason-domain = link to a site not known here
ads-reason-masked = link that leads elsewhere than it says
ads-reason-behind = link hidden behind words
ads-reason-button = button with a link
ads-reason-inline = sent through another bot
ads-reason-call = asks to get in touch or to act
ads-reason-handle = names an account
ads-reason-phone = phone number
ads-reason-account = account in another messenger
ads-reason-card = contact card
ads-reason-lead = a call to act with a way to follow it
ads-reason-mail = e-mail address
ads-reason-earn = promises earnings
ads-reason-bet = gambling
ads-reason-loan = loans
ads-reason-adult = adult content
ads-reason-goods = trade in documents, accounts or drugs
ads-reason-prize = prizes or gifts
ads-reason-promo = promotion
ads-reason-profile = sends readers to a profile
ads-reason-trade = words of trade
ads-reason-pay = pay by the day or hour
ads-reason-price = a sum of money
ads-reason-wallet = wallet address
ads-reason-mixed = look-alike letters
ads-reason-hidden = hidden characters inside words
ads-reason-spaced = words spelled apart
ads-reason-leet = digits in place of letters
ads-reason-ornate = ornamental letters
ads-reason-emoji = many emoji
ads-reason-shout = shouting
ads-reason-lines = laid out like a poster
ads-reason-lone = a picture without words
ads-reason-removed = much like a removed ad
ads-reason-repeated = the same from several members
ads-reason-first = first message here
ads-reason-newcomer = new here
ads-reason-name = a name that advertises
ads-reason-faceless = no profile photo
ads-reason-impostor = the name of an admin
ads-reason-struck = has a live strike for ads
ads-reason-reactions = reacted to many messages at once
ads-reason-warning = seems to warn of ads
ads-reason-learned = reads like an ad
ads-reason-told = an admin said so

# Commands.
ads-command-allow = Allow a link, @channel or domain
ads-command-disallow = Take an allowed link back
ads-command-allowed = Show what is allowed
ads-command-permit = Let a member advertise for a while
ads-command-spam = Reply to an ad: delete it, give a strike, learn
ads-command-notspam = Reply to what is no ad: take the strike back, learn
ads-command-addblocklist = Call a word, phrase or /pattern/ an ad
ads-command-rmblocklist = Take a blocked word back
ads-command-blocklist = Show what is blocked
ads-command-why = Explain what was found in a message

ads-allow-how = What? For example /{ $command } t.me/example, @channel or example.com; or reply to the message with the link.
ads-allow-done = From now on this stays: { $shown }
ads-disallow-done = No longer allowed: { $shown }
ads-disallow-unknown = This was not allowed before: { $shown }
ads-allowed =
    Allowed here:
    { $lines }
ads-allowed-none = Nothing is allowed beyond the group's own links. /allow adds a link, @channel or domain.
ads-permit-how = For how long? For example /permit @name 24h, or off to end it.
ads-permit-done = { $name } may post links until { $until }.
ads-permit-ended = { $name } may no longer post links.

ads-why-nothing = Nothing is on record about this.
ads-why-clean = No sign of an ad in this message.
ads-why-unsure = Together: it may be an ad, the admins decide.
ads-why-violation = Together: an ad.
ads-why-signal = { $fine ->
    [yes] Found, but allowed: { $reason }
   *[no] Found: { $reason }
}{ $quoted ->
    [yes] {" "}({ $shown })
   *[no] {""}
}
ads-why-line = • { $reason }{ $quoted ->
    [yes] {" "}({ $shown })
   *[no] {""}
}
ads-why-protected = Its author is never judged.
ads-why-permitted = Its author may post links until { $until }.
ads-why-tier = Its author may post links: their tier may.
ads-why-observed = Only noted, because I still only watch: { $reason } ({ $shown })
ads-why-strike = { $moment }: strike, { $reason }.{ $evidence ->
    [yes] {" "}Evidence: { $shown }
   *[no] {""}
}{ $undone ->
    [yes] {" "}Taken back.
   *[no] {""}
}

# The days of watching.
ads-watch = { $count ->
    [one] While I only watched, I would have removed one message. Shall I start?
   *[other] While I only watched, I would have removed { $count } messages. Shall I start?
}
ads-watch-line = { $day }, { $name }: { $reason } ({ $shown })
ads-button-see = See
ads-button-start = Start
ads-button-wait = Wait
ads-started = { $name } let me start: ads are removed from now on.
ads-waiting = I keep watching and ask again on { $day }.

# The admins' card about what may be an ad, and their lessons.
ads-card = { $name } wrote what may be an ad: “{ $text }”
ads-button-strike = Delete and strike
ads-button-leave = Leave
ads-button-always = Always allow
ads-card-struck = { $name }'s message was an ad, { $by } said: deleted, a strike.
ads-card-left = { $name }'s message stays, { $by } said.
ads-card-always = { $name }'s message stays, { $by } said, and the like will always be allowed.
ads-stays = { $where ->
    [list] { $name } added an ad to a poll or list: only people can take it out.
   *[old] { $name } turned an old message into an ad: I cannot delete what is two days old, please do.
}
ads-case-settled = This is settled already.
ads-protected = Admins, bots of the group and its own channel are never struck.
ads-impostor = { $name } (id { $id }) bears the name of an admin and is none. Admins never write first about money.
ads-spam-how = Reply to the ad with /{ $command }.
ads-spam-done = Deleted and learned. { $name } has a strike for it.
ads-notspam-how = Reply to the message with /{ $command }, or give its number: /{ $command } 123.
ads-notspam-done = Learned: what { $name } wrote was no ad. A strike for it is taken back.

# Words that are ads here.
ads-block-how = Which word? For example /{ $command } cheap followers, or a pattern between slashes: /{ $command } /follow(er)?s/.
ads-block-bad = { $why ->
    [length] This is too long: at most 200 characters.
    [syntax] This pattern cannot be read.
    [many] There are 100 already; take one back first.
   *[other] This would match every message.
}
ads-block-done = From now on this is an ad here: { $phrase }
ads-block-unknown = This was not blocked: { $phrase }
ads-unblock-done = No longer blocked: { $phrase }
ads-blocked =
    Blocked here:
    { $lines }
ads-blocked-none = No words are blocked. /addblocklist adds one.

# Bursts of reactions.
ads-burst = { $name } reacted to { $count } messages within two minutes and has written { $messages ->
    [0] nothing here
    [one] one message here
   *[other] { $messages } messages here
}. Perhaps their profile is the ad.
ads-button-mute = Mute for a day
ads-button-leave-be = Leave
ads-burst-muted = { $name } reacted to too many messages: muted for a day by { $by }.
ads-no-mute = Nobody can be muted here: I lack the right “Ban users”, or this is no supergroup.
ads-burst-left = { $name }'s reactions are fine, { $by } said.
