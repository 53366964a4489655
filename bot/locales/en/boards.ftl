# Leaderboards: asked for, and posted by themselves.
boards-command-top = The leaderboard: day, week, month, season, all; last; help
boards-command-ranking = When leaderboards post themselves, and how they look

boards-when = { $period ->
    [day] { $when ->
        [now] today
        [last] yesterday
       *[then] { "" }
    }
    [week] { $when ->
        [now] this week
        [last] last week
       *[then] week
    }
    [month] { $when ->
        [now] this month
        [last] last month
       *[then] month
    }
    [season] { $when ->
        [now] this season
        [last] last season
       *[then] season
    }
   *[ever] of all time
}
boards-title = { $board ->
    [help] Thanked most
    [newcomers] Newcomers
    [content] Content
    [invitations] Invitations
   *[all] Leaderboard
}, { $when }{ $over ->
    [day] { $when ->
        [yesterday] {" "}({ $first })
       *[other] { $first }
    }
    [yes] {" "}({ $first } to { $last })
   *[no] { "" }
}
boards-head = <b>{ $title }</b>
boards-note = { $text }
boards-line = { $place }. { $name }: { $points }{ $changed ->
    [yes] {" "}({ $change })
   *[no] { "" }
}
boards-change = { $change ->
    [new] new
    [same] =
    [up] +{ $count }
    [down] −{ $count }
   *[none] { "" }
}
boards-empty = Nobody has earned points yet.
boards-usage = /top shows this week; /top last week the one before. Also day, month, season, all. /top help: who was thanked; /top newcomers; /top content: whose ideas were posted; /top invitations: who brought people that stayed. /top hide takes you off every board, /top show puts you back.
boards-nameless = a member
boards-button-mine = My place
boards-button-how = How points work
boards-mine = { $title }: { $points ->
    [one] 1 point
   *[other] { $points } points
}{ $placed ->
    [yes] , place { $place } of { $ranked }
   *[no] { "" }
}.

# One that is posted.
boards-ranked = { $count ->
    [one] 1 member earned points.
   *[other] { $count } members earned points.
}
boards-riser = Biggest step up: { $name }, from place { $before } to { $place }.
boards-newcomer = Best newcomer: { $name }, { $points }.
boards-thanked = Thanked most: { $name }.
boards-head-place = Place
boards-head-name = Name
boards-head-points = Points
boards-head-change = Change

# The first ones, to the admins before.
boards-draft = This leaderboard posts itself on { $at }, silently:

    { $text }
boards-button-post = Post now
boards-button-skip = Skip
boards-button-edit = Change
boards-edit = /ranking sets when leaderboards come, how many places they have, and whether as a picture.
boards-over = This one is settled already.
boards-draft-over = { $title }: { $state ->
    [skipped] skipped
   *[posted] posted
}{ $by ->
    [yes] {" "}by { $name }
   *[no] { "" }
}.

# /ranking
boards-ranking = { $on ->
    [yes] Leaderboards post themselves, silently:
   *[no] Leaderboards do not post themselves; /top shows them to who asks.
}
boards-ranking-due = { $period ->
    [day] Every day
    [week] Every week
    [month] Every month
   *[season] Every season (three months)
}: next on { $at }.
boards-ranking-how = { $look ->
    [picture] A picture with the same in text
    [table] A table
   *[text] Text
}, { $lines } places{ $below ->
    [both] , the best newcomer and who was thanked most
    [help] , and who was thanked most
    [newcomers] , and the best newcomer
   *[none] { "" }
}. Nothing is posted while fewer than { $least } members have points.
boards-ranking-drafts = { $count ->
    [one] The next one comes to the admins before
   *[other] The next { $count } come to the admins before
} and post themselves { $hours ->
    [one] 1 hour
   *[other] { $hours } hours
} later if nobody acts.
boards-ranking-usage = /ranking week off, month on; 18:00; 10 (places); picture, table or text; newcomers off; help off; preview; post; off.
boards-button-period = { $period ->
    [day] Daily
    [week] Weekly
    [month] Monthly
   *[season] Seasonal
}: { $on ->
    [yes] switch on
   *[no] switch off
}
boards-button-look = { $look ->
    [picture] As a picture
    [table] As a table
   *[text] As text
}
boards-button-preview = Preview
boards-button-now = Post now
boards-set = Set.
boards-posting = On its way to the group.
boards-too-few = { $ranked } members have points; from { $least } on one is posted.
