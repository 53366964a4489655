# 争吵、辱骂、关注词
quarrel-command-playbook = 预备话术：查看、添加、删除
quarrel-command-watch = 关注词：product、add、remove、off
quarrel-command-quarrels = 是否关注争吵：on、off

# 管理员卡片
quarrel-quarrel = { $first }和{ $second }{ $minutes }分钟呛了{ $count }句。
quarrel-abuse = { $first }{ $minutes }分钟内辱骂{ $second }{ $insults }次。
quarrel-watch = { $name }提到“{ $word }”，{ $at }。
quarrel-said = { $name }：{ $text }
quarrel-wording = [{ $number }] { $text }
quarrel-and = 、
quarrel-button-post = { $count ->
    [1] 发圆场话
   *[other] 发第{ $number }句
}
quarrel-button-both = 私下说
quarrel-button-mute = { $kind ->
    [quarrel] 两人禁言{ $span }
   *[other] 禁言{ $span }
}
quarrel-button-strike = 删除并警告
quarrel-button-banter = 在开玩笑
quarrel-button-done = 已解决
quarrel-button-see = 去看看
quarrel-posted = { $name }发了圆场话。
quarrel-wrote = { $name }私下提醒了{ $count ->
    [1] 其中一位
   *[other] 两位
}。
quarrel-ended-mute = { $name }已禁言。
quarrel-ended-strike = { $name }已删除并警告。
quarrel-ended-banter = { $name }说是在开玩笑。
quarrel-ended-done = { $name }已解决。
quarrel-reason-quarrel = 先冷静一下
quarrel-reason-abuse = 辱骂群成员

# 管理员没有预备时发的话
quarrel-calm-quarrel = 两位都有道理，先喝口茶，十分钟后对事不对人接着聊。
quarrel-calm-abuse = 请对事不对人，有话好好说。
quarrel-calm-watch = 谢谢反馈，管理员今天就来看。
quarrel-private = 你和{ $name }聊得有点冲，先歇一会儿。有委屈可以找管理员说。

# 给点按钮的管理员
quarrel-posted-short = 已发到群里。
quarrel-wrote-short = 已分别私下发送。
quarrel-muting = 正在处理。
quarrel-struck = 已删除并警告。
quarrel-quiet = { $day }之前这两位不再出卡片。
quarrel-settled = 已解决。
quarrel-over = 这件事已经处理过了。
quarrel-wording-gone = 这句话已不在话术里。
quarrel-nobody-reached = 两位我都联系不上。
quarrel-protected = 对方是管理员，管理员不受处罚。
quarrel-no-mute = 这里无法禁言：需要超级群，并给我“封禁用户”权限。

# 设置
quarrel-how = { $on ->
    [no] 目前不关注争吵，/quarrels on 可以开启。
   *[yes] 争吵：两人{ $minutes }分钟内{ $turns }条，其中{ $insults }句骂人或火气很大。辱骂：对一个没有还嘴的人骂{ $abuse }次。只给管理员出卡片，不处罚任何人。
}
quarrel-usage = /quarrels on 或 off。
quarrel-playbook = { $count ->
    [0] 还没有预备话术，先用我自己的。/playbook add 吵架 先喝口茶，慢慢说。
   *[other] { $count }句话术：
}
quarrel-playbook-line = { $number }. { $situation }：{ $text }
quarrel-playbook-added = 已保存到“{ $situation }”，卡片上可以一键发出：{ $text }
quarrel-playbook-removed = 已删除：{ $text }
quarrel-playbook-full = 已经有{ $count }句了，请先删除一句。
quarrel-playbook-usage =
    /playbook 查看；/playbook add 吵架（或辱骂、关注词，或某个关注词）加上要说的话；/playbook remove 2 删除。
    变量：{"{first}"} {"{second}"} {"{names}"} {"{group}"} {"{word}"}。
quarrel-situation-quarrel = 争吵
quarrel-situation-abuse = 辱骂
quarrel-situation-watch = 关注词
quarrel-watching = 关注词（每个{ $minutes }分钟内最多一张卡片）：{ $words }
quarrel-watch-usage = /watch 查看；/watch hobby、course、product、sellers 或 off 选词表；/watch add 退款、/watch remove 退款。
