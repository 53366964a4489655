# Quarrels, abuse, watched words.
quarrel-command-playbook = Prepared wordings: list, add, remove
quarrel-command-watch = Words that make a card: product, add, remove, off
quarrel-command-quarrels = Look for quarrels: on, off

# The admins' card.
quarrel-quarrel = { $first } and { $second }: { $count } sharp messages in { $minutes } min.
quarrel-abuse = { $first } has insulted { $second } { $insults } times in { $minutes } min.
quarrel-watch = { $name } wrote “{ $word }”, { $at }.
quarrel-said = { $name }: { $text }
quarrel-wording = [{ $number }] { $text }
quarrel-and = {" "}and {""}
quarrel-button-post = { $count ->
    [one] Post calm line
   *[other] Post { $number }
}
quarrel-button-both = Write to both
quarrel-button-mute = { $kind ->
    [quarrel] Mute both { $span }
   *[other] Mute { $span }
}
quarrel-button-strike = Delete, strike
quarrel-button-banter = Banter
quarrel-button-done = Settled
quarrel-button-see = See it
quarrel-posted = { $name } had the wording posted.
quarrel-wrote = { $name } had a quiet word sent to { $count ->
    [one] one of them
   *[other] both
}.
quarrel-ended-mute = Muted by { $name }.
quarrel-ended-strike = Deleted with a strike by { $name }.
quarrel-ended-banter = Only joking, says { $name }.
quarrel-ended-done = Settled by { $name }.
quarrel-reason-quarrel = to let things cool down
quarrel-reason-abuse = insults aimed at a member

# What is posted or written where admins have prepared nothing.
quarrel-calm-quarrel = You both have a point. Ten minutes' tea, then the topic, not the person.
quarrel-calm-abuse = Please speak about the matter, not about each other.
quarrel-calm-watch = Thank you for saying so. An admin will look into it today.
quarrel-private = The talk with { $name } is getting sharp. A short break helps; the admins are glad to listen, too.

# To the admin who taps.
quarrel-posted-short = Posted.
quarrel-wrote-short = Sent, to each alone.
quarrel-muting = On its way.
quarrel-struck = Deleted, and a strike given.
quarrel-quiet = These two make no card until { $day }.
quarrel-settled = Settled.
quarrel-over = This is settled already.
quarrel-wording-gone = That wording is not in the playbook any more.
quarrel-nobody-reached = I can write to neither of them.
quarrel-protected = They are admins, and admins are never punished.
quarrel-no-mute = I cannot mute here: it needs a supergroup, and my right “Ban users”.

# Settings.
quarrel-how = { $on ->
    [no] I do not look for quarrels: /quarrels on changes that.
   *[yes] A quarrel: { $turns } messages between two in { $minutes } min, with { $insults } insults or much heat. Abuse: { $abuse } insults aimed at one who gives none back. You get a card; nobody is punished by it.
}
quarrel-usage = /quarrels on or off.
quarrel-playbook = { $count ->
    [0] The playbook is empty: I offer my own words. /playbook add quarrel Ten minutes' tea, please.
    [one] One wording:
   *[other] { $count } wordings:
}
quarrel-playbook-line = { $number }. { $situation }: { $text }
quarrel-playbook-added = Kept for { $situation }, and offered on the card: { $text }
quarrel-playbook-removed = Removed: { $text }
quarrel-playbook-full = There are { $count } already. Please remove one first.
quarrel-playbook-usage =
    /playbook lists. /playbook add quarrel (or abuse, watch, or a watched word) and the text. /playbook remove 2.
    Variables: {"{first}"} {"{second}"} {"{names}"} {"{group}"} {"{word}"}.
quarrel-situation-quarrel = quarrel
quarrel-situation-abuse = abuse
quarrel-situation-watch = watched word
quarrel-watching = Words that make a card, each at most once in { $minutes } min: { $words }
quarrel-watch-usage = /watch shows the words. /watch hobby, course, product, sellers or off chooses a list; /watch add refund, /watch remove refund.
