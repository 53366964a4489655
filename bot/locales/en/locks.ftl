# Locks: what members may not post.
locks-command-lock = Lock kinds of messages: they are removed
locks-command-unlock = Let members post them again
locks-command-locks = Show what is locked and what can be
locks-locked = Locked here, removed without a strike:
locks-line = { $name }: { $type }
locks-none = Nothing is locked.
locks-types = Can be locked: { $types }. Bots that members add are removed in any case.
locks-how = { $some ->
    [yes] I do not know { $unknown }.
   *[no] What?
} For example /{ $command } sticker link. There are: { $types }
locks-no-right = I cannot lock anything: I lack the right “Delete messages”.
locks-removed = Your message was removed: { $type } may not be posted there.
locks-type = { $type ->
    [text] texts
    [photo] photos
    [video] videos
    [gif] animations
    [sticker] stickers
    [voice] voice messages
    [videonote] round videos
    [audio] music and audio files
    [document] files
    [album] albums
    [paid] paid media and invoices
    [poll] polls
    [checklist] checklists
    [contact] contact cards
    [location] places
    [game] games
    [dice] dice and other emoji games
    [story] stories
    [giveaway] giveaways
    [link] links
    [invite] links to groups and channels
    [botlink] links to bots
    [email] e-mail addresses
    [phone] phone numbers
    [button] buttons
    [inline] messages through other bots
    [command] commands of other bots
    [forward] forwarded messages
    [forwarduser] messages forwarded from people
    [forwardbot] messages forwarded from bots
    [forwardchannel] messages forwarded from channels
    [external] quotes from other chats
    [anonchannel] messages in a channel's name
    [emoji] emoji
    [emojionly] messages of emoji alone
    [zalgo] letters with piled-up marks
    [arabic] Arabic letters
    [cjk] Chinese, Japanese and Korean letters
    [cyrillic] Cyrillic letters
    [rtl] text from right to left
   *[all] anything
}
