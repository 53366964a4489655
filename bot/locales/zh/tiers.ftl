# 等级：谁出力多。对成员只提前三级。
tiers-command-tiers = 等级：各级条件、谁在哪一级、谁会变动
tiers-command-tier = 把成员放到某一级，auto 交还规则

tiers-name = { $tier ->
    [opinion_leader] 意见领袖
    [co_leader] 共建人
    [spreader] 传播者
    [active] 活跃成员
    [participant] 参与者
   *[bystander] 旁观者
}
tiers-nameless = 一位群友
tiers-comma = 、
tiers-more = { $names }，另有{ $count }位

tiers-measure-points = { $count }分
tiers-measure-days = { $count }天有得分
tiers-measure-people = 回复过{ $count }人
tiers-measure-referrals = 带来并留下{ $count }人

# 只给本人，在 /me 里
tiers-mine = 你的等级：{ $tier }。
tiers-next = { $tier ->
    [none] 再进一步
   *[other] 成为{ $tier }
}（{ $days }天内）：{ $missing }。
tiers-more-points = 再得{ $count }分
tiers-more-days = 再有{ $count }天得分
tiers-more-people = 再回复{ $count }位群友
tiers-more-referrals = 再带来{ $count }位留下的新朋友

# 发到群里：谁升了，一次说完
tiers-risen = 感谢为群出力的各位：
tiers-risen-line = { $tier }：{ $names }
tiers-praised = { $name }（回复了{ $count }位群友）

# 给管理员：有人好久没来
tiers-fading = { $name }平时一周来{ $days }天，已{ $quiet }天没出现。
tiers-button-write = 我去问候
tiers-button-draft = 参考话
tiers-button-leave = 不打扰
tiers-fading-writes = { $name }去问候。
tiers-fading-left = { $name }：先不打扰。
tiers-fading-draft = { $name }，有阵子没在「{ $group }」见到你了，最近还好吗？有空回来聊聊。
tiers-fading-drafted = 已写在卡片上。
tiers-fading-done = 已经有人处理了。

# 只给管理员
tiers-shown = <b>等级</b>，按最近{ $days }天
tiers-shown-tier = <b>{ $tier }</b>：{ $takes }
tiers-shown-members = · { $names }
tiers-shown-count = · { $count }人
tiers-appointed = 由管理员用 /tier 任命
tiers-would-up = 下次会升：{ $names }
tiers-would-down = 下次会降：{ $names }
tiers-would-up-others = 另有{ $count }人会升。
tiers-would-down-others = 另有{ $count }人会降。
tiers-would-nobody = 下次没有人变动。
tiers-move = { $name }（{ $tier }）
tiers-below = 以下
tiers-shown-off = 目前还没有人有等级。点「启用」立即生效，以后每天自动更新，不再询问。
tiers-shown-on = 每天自动更新。/tiers off 关闭；/tiers name 传播者 火种、/tiers active points 30、/tiers tag off 可以调整。
tiers-button-apply = 启用
tiers-button-movers = 变动名单
tiers-applied = 已启用，以后每天自动更新。
tiers-applied-before = 已经启用了。
tiers-stopped = 等级已关闭。管理员任命的保持不变。
tiers-changed = 已记下，下次更新时生效：{ $at }。
tiers-changed-locked = 只对 /lock 锁定的内容放行，没有锁定就没有区别。
tiers-lacks = 头衔需要我有「添加新管理员」的权限。
tiers-usage = /tiers 查看。/tiers active points 30、/tiers spreader people 10、/tiers window days 21、/tiers tag off、/tiers title on、/tiers advertise spreader、/tiers media active、/tiers links active、/tiers name 传播者 火种 可以调整；/tiers off 关闭。
tiers-given = { $name }：{ $tier }。
tiers-give-auto = { $name }重新按规则定级。
tiers-give-usage = 请回复那位成员：/tier 共建人，或先写名字。等级有：意见领袖、共建人、传播者、活跃成员、参与者、旁观者；auto 交还规则。
tiers-give-nobody = 等级只给在群里的成员。
