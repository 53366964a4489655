# 突袭：管理员看到的文字
raid-command-raid = 大量涌入：静默模式开关，每分钟多少人算突袭

raid-card = { $state ->
    [seen] 有人突袭：{ $span }分钟内来了{ $came }人。
    [on] { $by }开启了静默模式，已来{ $came }人。
    [lifted] { $by }解除了静默模式，共来{ $came }人。
   *[over] 突袭已结束，共来{ $came }人。
}{ $state ->
    [seen] 全部静默留置：群内禁言{ $inside }人，申请入群{ $asked }人。安静{ $minutes }分钟后自动结束。
    [on] 全部静默留置：群内禁言{ $inside }人，申请入群{ $asked }人。安静{ $minutes }分钟后结束{ $timed ->
        [yes] ，不早于{ $until }
       *[no] {""}
    }。
   *[other] { $left ->
        [yes] 还没通过的：群内禁言{ $inside }人，申请入群{ $asked }人，接着走入群门槛。
       *[no] 没有人还在等。
    }
}
raid-lacks = 我没有“{ $right }”权限，这部分做不到。
raid-button-lift = 解除
raid-button-remove = { $on ->
    [yes] 移出最近{ $span }分钟来的人
   *[no] 移出还没通过的人
}
raid-sure = { $since }以来的{ $count }人将被拒绝或移出一天。管理员、管理员拉进或通过的人、原来就在群里的人不受影响。确定吗？
raid-button-sure = 确定，移出{ $count }人
raid-button-keep = 不
raid-asked = 请在下一条消息里确认。
raid-begun = 开始处理。
raid-removing = { $by }已确认，正在移出。
raid-removed = { $by }移出了突袭来的{ $count }人。
raid-kept = { $by }决定不移出。
raid-kept-short = 没有移出任何人。
raid-nobody = 没有要移出的人了。
raid-lifted = 已解除。一小时内不再判为突袭。
raid-over-already = 这一次已经结束了。
raid-status = { $on ->
    [yes] 目前没有突袭。一分钟来{ $joins }人、又达到平时{ $factor }倍时，我会静默留置新来的人，群里不说一句。
   *[no] 目前没有突袭，我也不判断。/raid 15 可以开启。
}{ $calmed ->
    [yes] { $calm }之前不判为突袭。
   *[no] {""}
}
raid-set-joins = { $value ->
    [0] 不再判断突袭。
   *[other] 一分钟来{ $value }人起算突袭。
}
raid-set-lock = { $value ->
    [adds] 突袭期间成员不能拉人。
    [all] 突袭期间成员不能拉人，也不能发言。
   *[off] 突袭期间成员权限不变。
}
raid-usage =
    /raid 查看；/raid on 2h 留置所有新来的人，/raid off 解除。
    /raid 20：一分钟20人起算突袭；/raid 0：不判断。/raid wave 3h：预计有很多人来。
    /raid lock adds、all 或 off：期间成员不能做什么。
