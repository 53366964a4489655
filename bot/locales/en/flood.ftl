# Floods.
flood-command-flood = What counts as a flood here, and what follows
flood-command-setfloodmode = What follows a flood: soft, strike or slow

flood-slowed = You were writing faster than the others can read, so you can write again in { $span }. This is no strike.
flood-please = You are writing faster than the others can read. Please slow down a little. This is no strike.
flood-reason-messages = too many messages at once
flood-reason-stickers = too many stickers at once
flood-reason-media = too many pictures and files at once
flood-reason-commands = too many commands at once
flood-reason-repeats = the same message again and again
flood-reason-reactions = too many reactions at once

flood-status = { $on ->
    [no] I do not look for floods: /flood on changes that.
   *[yes] A flood here: { $messages } messages in { $seconds } s, { $a_minute } in a minute, { $stickers } stickers or { $media } pictures in 30 s, { $commands } commands or { $reactions } reactions in a minute, the same words { $repeats } times in two minutes. An album is one; edits are none; 0 = never; alone in the chat, three times as many.
}{ $on ->
    [no] {""}
   *[yes] {" "}{ $mode ->
        [soft] Who does it cannot write for { $span } and hears why, alone. Who goes on within { $again_minutes } minutes gets a strike.
        [strike] Who does it gets a strike, and cannot write for { $span }.
       *[slow] Who does it cannot write for { $span } and hears why, alone. There are no strikes for it.
    }
}
flood-usage =
    /flood shows what counts as one. /flood 12 in 20s sets messages, /flood stickers 5 (or media, commands, repeats, reactions, minute) the others; 0 = never.
    /flood slow 2m: for how long; from 1 to 60 minutes. /flood mode soft, strike or slow. /flood off.
