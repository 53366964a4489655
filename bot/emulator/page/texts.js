// The page's own words in English and Chinese, and which of the two it speaks. Knows no chats.

const LANGUAGES = ["en", "zh"];
const TAGS = { en: "en", zh: "zh-CN" };
const KEY = "anthill-language";

// key: [English, 中文]; {names} are filled in. What people and the bot say is theirs and not here.
const TEXTS = {
  // the frame
  about: ["a demo, without Telegram", "演示，不连Telegram"],
  other_language: ["中文", "English"],
  who_you_are: ["Who you are", "你扮演谁"],
  group: ["Group", "群"],
  you_are: ["You are", "你扮演"],
  no_group: ["No group yet", "还没有群"],
  private_chat: ["Private chat", "私聊"],
  with_bot: ["with {name}", "{name}"],
  the_bot: ["the bot", "机器人"],
  members_and_time: ["Members and time", "成员和时间"],
  time: ["Time", "时间"],
  day_and_zone: ["{day}, {zone}", "{day}，{zone}"],
  hour_on: ["+1 hour", "+1小时"],
  day_on: ["+1 day", "+1天"],
  week_on: ["+1 week", "+1周"],
  members: ["Members", "成员"],
  one_member: ["1 member", "1位成员"],
  many_members: ["{count} members", "{count}位成员"],
  leave: ["Leave the group", "退出群"],
  ok: ["OK", "好"],
  offline: ["The demo does not answer. Is it still running?", "演示没有回应，它还在运行吗？"],
  // parts and standings
  owner: ["owner", "群主"],
  admin: ["admin", "管理员"],
  admin_bot: ["admin, bot", "管理员，机器人"],
  member: ["member", "成员"],
  newcomer: ["newcomer", "新人"],
  advertiser: ["advertiser", "广告号"],
  role_and_standing: ["{role}, {standing}", "{role}，{standing}"],
  absent: ["not here", "不在群里"],
  not_yet: ["not here yet", "还没进群"],
  muted: ["muted", "被禁言"],
  muted_until: ["muted until {until}", "被禁言到{until}"],
  restricted: ["restricted", "被限制"],
  restricted_until: ["restricted until {until}", "被限制到{until}"],
  banned: ["banned", "被禁止进群"],
  banned_until: ["banned until {until}", "被移出，{until}后可再加入"],
  strikes_short: ["{strikes} of {limit}", "警告{strikes}/{limit}"],
  strikes_long: ["{strikes} of {limit} strikes", "第{strikes}次警告，满{limit}次移出"],
  something_new: ["Something new that only they can see", "有只给这位看的新消息"],
  mention: ["Mention in your message", "在消息里提到"],
  // messages
  nothing_said: ["No messages yet.", "还没有消息。"],
  outside: ["You are outside. Who is not a member does not see the messages.", "你还没进群，进群后才能看到消息。"],
  nothing_alone: ["Nothing here yet. Press Start, and the bot may write to you.", "先点「开始」，机器人才能给你发消息。"],
  newest: ["Newest messages", "最新消息"],
  only_you: ["Only you see this", "仅你可见"],
  only_bot: ["Only Anthill sees this", "仅Anthill可见"],
  bot: ["bot", "机器人"],
  forwarded: ["Forwarded from {name}", "转自{name}"],
  elsewhere: ["elsewhere", "别处"],
  edited: ["edited {time}", "已编辑 {time}"],
  message: ["Message", "消息"],
  gone: ["is no longer here", "已经看不到了"],
  reply: ["Reply", "回复"],
  edit: ["Edit", "编辑"],
  delete: ["Delete", "删除"],
  photo: ["Photo", "照片"],
  video: ["Video", "视频"],
  animation: ["GIF", "动图"],
  sticker: ["Sticker", "贴纸"],
  document: ["File", "文件"],
  voice: ["Voice message", "语音"],
  audio: ["Audio", "音频"],
  video_note: ["Video message", "视频消息"],
  contact: ["Contact", "名片"],
  location: ["Location", "位置"],
  dice: ["Dice", "骰子"],
  poll: ["Poll", "投票"],
  between_names: [", ", "、"],
  came: ["{names} joined", "{names}加入了群"],
  added: ["{name} added {names}", "{name}邀请{names}进群"],
  went: ["{name} left", "{name}退出了群"],
  removed: ["{name} removed {gone}", "{name}把{gone}移出了群"],
  founded: ["{name} created the group", "{name}创建了群"],
  pinned: ["{name} pinned a message", "{name}置顶了一条消息"],
  renamed: ["{name} renamed the group: {title}", "{name}把群名改成了「{title}」"],
  changed: ["{name} changed something", "{name}改了群设置"],
  // writing
  write_as: ["Write as {name}", "以{name}的身份发言"],
  forward: ["Forward: {text}", "转发：{text}"],
  as_reply: ["As a reply to the message you chose, else to the newest", "回复你选中的消息，没选就回复最新一条"],
  send_this: ["Send this", "发送这句"],
  replying: ["Reply to {name}", "回复{name}"],
  editing: ["Edit your message", "编辑消息"],
  cancel: ["Cancel", "取消"],
  send: ["Send", "发送"],
  start: ["Start", "开始"],
  you_stand: ["You are {standing}.", "你{standing}。"],
  not_inside: ["You are not in this group.", "你不在这个群里。"],
  join: ["Join the group", "加入群"],
  try_to_join: ["Try to join", "再试试加入"],
  // what came of it
  others_first: ["Somebody else must write first.", "要先有别人发言。"],
  no_answer: ["The bot did not answer.", "机器人没有回应。"],
  no_links: ["Links are not opened here", "这里不打开链接"],
  telegram_opens: ["Telegram would open here", "在Telegram里会打开"],
  own_groups: ["A list of your groups, to add the bot to one.", "你的群列表，选一个群把机器人加进去。"],
  let_not_in: ["The group does not let you in: you are banned.", "你已被移出，现在还不能加入。"],
  asked_to_join: ["You asked to join. An admin answers.", "已申请加入，等管理员答复。"],
  refused: ["{reason}", "没成功：{reason}"],
  failed: ["That did not work.", "没成功。"],
  // the tour
  tour_step: ["Tour, {step} of {steps}", "导览 {step}/{steps}"],
  skip: ["Skip the tour", "跳过导览"],
  yours: ["Now it is yours", "现在交给你"],
  yours_long: [
    "Pick anybody under “You are” and write as them. As the advertiser, try a link. As the owner, reply to somebody with /warn. The clock takes you through days and weeks.",
    "在「你扮演」里选个人，就能以这个人的身份发言。选广告号，发条链接试试；选群主，用/warn回复别人。「时间」可以快进几天、几周。",
  ],
};

let spoken = wanted();

export const language = () => spoken;

/** Words by their key. */
export function t(key, values = {}) {
  return TEXTS[key][LANGUAGES.indexOf(spoken)].replace(/\{(\w+)\}/g, (_, name) => String(values[name]));
}

/** What the address asks for, else what was chosen before, else the browser's; English where we speak none of them. */
function wanted() {
  const asked = [new URLSearchParams(location.search).get("lang"), remembered(), navigator.language];
  const found = asked.map((name) => LANGUAGES.find((one) => name?.toLowerCase().startsWith(one)));
  return found.find(Boolean) || "en";
}

/** A browser may keep nothing for us; then the choice holds until the page is closed. */
function remembered() {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}

function remember() {
  try {
    localStorage.setItem(KEY, spoken);
  } catch {
    // not kept, see above
  }
}

/** From now on the other language, whatever the address asked for; who draws the rest draws it anew. */
export function speakOther() {
  spoken = LANGUAGES.find((one) => one !== spoken);
  const address = new URL(location.href);
  address.searchParams.delete("lang");
  history.replaceState(null, "", address);
  remember();
  label();
}

/** The words that stand in the page itself. */
export function label() {
  document.documentElement.lang = TAGS[spoken];
  for (const node of document.querySelectorAll("[data-text]")) node.textContent = t(node.dataset.text);
  for (const node of document.querySelectorAll("[data-label]")) node.setAttribute("aria-label", t(node.dataset.label));
  document.body.dataset.offline = t("offline");
}
