/**
 * Which names of fields may hold something that must not appear in a log, as data. A phrase is words of a name in their
 * order (`idCardNo` is `id card no`). Reviewed on all names of the TOP catalogue: `test/data/sensitive-names.txt`.
 */

const list = (text: string): ReadonlyArray<string> =>
  text.split(',').map((phrase) => phrase.trim().replace(/\s+/g, ' '))

/** A name that ends in one of these, words that only number or form a value aside: `receiver_mobile_no`, `addr_detail`. */
export const endings: ReadonlyArray<string> = list(
  `mobile, mobiles, mobil, mobilephone, mobilephones, mobile phone, phone, phones, cellphone, telephone, telephones,
   telphone, tel, tels, phonenum, phonenumber, msisdn, fax,
   email, emails, e mail, mail, mails, wechat, weixin, qq, wangwang,
   address, addresses, address en, addr, addrs, doorplate,
   zip, zipcode, zip code, post code, postcode, postal code,
   id card, idcard, idcards, identity card, identity, passport, plate, license plate, licence plate,
   bank account, bankaccount, bank card, bankcard, credit card, patient card, driver card, account, accounts, account name,
   nick, nicks, nickname, nicknames, mixnick, username, realname, fullname, truename, receivername, contactname,
   birthday, birthdate, birth date, birth,
   password, passwords, passwd, pwd, secret, secret key, private key, priv key, pri key, access key, encode key,
   token, tokens, token code, token id, token value, session, session key, sessionkey, session id, session ids,
   openid, unionid, login id, loginid, logon id, login,
   contact, contacts, contactor, linkman, contact person, contact people, contact man, contact psn, consignee, receiver,
   addressee, buyer`,
)

/** Names that end exactly so: without the last word they would mean something else. */
export const exactEndings: ReadonlyArray<string> = list(
  `sign, signature, app signature,
   alipay, alipay no, alipay id, alipay account, alipay user id, alipay open id, alipay pid,
   cert no, cert num, cert number, cert code, certno, certificate no, certificate num, certificate number,
   certificate code, credential no, credential card no, credentials code, credentials no, certify number,
   id no, idno, id num, id number, idnumber, identity no, identity number, identity code, identity num, user identify,
   driver license no, driving license no, plate no, plate number, plate num,
   bank no, bank num, bank info,
   card no, card nos, card num, card number, card pass, login no`,
)

/** What must not be shown wherever it stands in a name. */
export const anywhere: ReadonlyArray<string> = list(
  'password, passwd, pwd, secret, credential, credentials, idcard, id card, id number, passport',
)

/** People, before `name` or before what they wrote. */
export const people: ReadonlySet<string> = new Set(
  list(
    `user, buyer, seller, receiver, sender, consignee, consigner, consignor, customer, client, member, owner, holder,
     contact, contactor, person, personal, psn, people, patient, doctor, pharmacist, passenger, traveler, traveller, guest,
     visitor, driver, rider, courier, postman, deliverer, deliveryman, deliveryan, worker, employee, staff, emp, manager,
     principal, legal, lawyer, judge, agent, guide, guider, operator, oper, creator, modifier, author, authorizer, uploader,
     reporter, applier, applicant, approver, supervisor, superviser, executer, performer, follower, inputer, cashier,
     salesman, waiter, payer, payee, drawer, booker, purchaser, refunder, getter, dispatcher, repairman, broker, dealer,
     participate, donee, subscriber, adviser, student, teacher, child, linkman, taker, signer, voter,
     send, receive, recv, rec, to, from, first, last, given, sur, family, full, real, true, nick, login, logon, show,
     display, used, legal, contractor, by, s, r, nk, account, alipay, wechat, taobao, username, weibo`,
  ),
)

/** What a person wrote, after a word of `writers`. */
export const writings: ReadonlySet<string> = new Set(
  list('message, memo, remark, remarks, note, notes, msg, words'),
)
export const writers: ReadonlySet<string> = new Set(
  list(
    'buyer, receiver, customer, guest, patient, member, user, consignee, seller, passenger, visitor, leave',
  ),
)

/** Words that number a value or say in which form it stands. */
export const formWords: ReadonlySet<string> = new Set(
  list(
    'no, nos, num, number, numbers, list, str, text, info, detail, details, bak, new, real, full, line, value, md5',
  ),
)

/** A last word that makes a name speak about a value: `address_type`, `password_length`, `signature_color`. */
export const abouts: ReadonlySet<string> = new Set(
  list(
    `type, time, date, status, tip, reason, state, count, cnt, flag, level, version, length, size, enabled, days, correct, intensity,
     encryption, strength, regulars, limit, price, discount, model, timestamp`,
  ),
)

/** A first word that makes a name a flag. */
export const flagWords: ReadonlySet<string> = new Set(list('is, has, need, allow, allowed, support, can'))

/** Endings that look like one of those above and are none. */
export const exceptions: ReadonlyArray<string> = list(
  `mail no, mail nos, mac address, mac addr, ip address, ip addr, ws addr, dns address, server address, picture address,
   page token, biz identity, app identity, product identity, proxy identity, target identity, user identity,
   passenger identity, game session, business card, ip card, air sign, new sign, electric sign, singlesign, single sign,
   disclaimer sign, max account, minimum account, night account, off accounts, for buyer, target buyer`,
)
