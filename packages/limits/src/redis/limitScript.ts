/**
 * The decisions of `memoryLimits` in Lua, each atomic, by Redis's own clock. Keys: hashes of rates, days and bans, in this
 * order; all of an application lie in one slot. A test runs both side by side.
 *
 * Arguments: now (empty: Redis's), `take` or a `Settled`, how many rates, days, bans, `perSecond` and `burst` of each rate,
 * how many calls it is, then for `take`: priority, draw, `perDay` of each day; else: the day, and whether it was the probe.
 */
export const limitScript = `
local now = tonumber(ARGV[1])
local isOwn = not now
if isOwn then
  local t = redis.call('TIME')
  now = tonumber(t[1]) * 1000 + tonumber(t[2]) / 1000
end
local what, nr, nd, nb = ARGV[2], tonumber(ARGV[3]), tonumber(ARGV[4]), tonumber(ARGV[5])
local rest = 6 + 2 * nr
local calls = tonumber(ARGV[rest])
local names = {'tokens', 'atMs', 'factor', 'factorMs', 'halfMs', 'promisedMs', 'interactiveMs', 'bulkMs', 'inRow'}
local dayMs, gmt8Ms = 86400000, 28800000

local function text(n) return string.format('%.17g', n) end

local function load(i)
  local kept = redis.call('HMGET', KEYS[i], unpack(names))
  local limit = { perSecond = tonumber(ARGV[4 + 2 * i]), burst = tonumber(ARGV[5 + 2 * i]) }
  local b = { tokens = limit.burst, atMs = now, factor = 1, factorMs = now, halfMs = 0, promisedMs = 0,
    interactiveMs = 0, bulkMs = 0, inRow = 0 }
  if kept[1] then for k, name in ipairs(names) do b[name] = tonumber(kept[k]) end end
  -- Redis's own clock was put back, or that of another Redis goes on: what is kept goes with it.
  local ahead = b.atMs - now
  if isOwn and ahead > 0 then
    for _, name in ipairs({'atMs', 'factorMs', 'halfMs', 'promisedMs', 'interactiveMs', 'bulkMs'}) do
      b[name] = b[name] - ahead
    end
  end
  return b, limit
end

local function save(i, b)
  local all = {}
  for _, name in ipairs(names) do
    all[#all + 1] = name
    all[#all + 1] = text(b[name])
  end
  redis.call('HSET', KEYS[i], unpack(all))
  redis.call('PEXPIRE', KEYS[i], dayMs)
end

local function factorAt(b) return math.min(1, b.factor + 0.05 * math.floor((now - b.factorMs) / 60000)) end

local function rateAt(b, limit)
  local half = 1
  if now < b.halfMs then half = 0.5 end
  return math.max(math.min(1, limit.perSecond), limit.perSecond * factorAt(b) * half)
end

local function refill(b, limit)
  b.tokens = math.min(limit.burst, b.tokens + (math.max(0, now - b.atMs) / 1000) * rateAt(b, limit))
  b.atMs = math.max(b.atMs, now)
end

local function setProbe(untilMs)
  for i = nr + nd + 1, nr + nd + nb do
    local ends = tonumber(redis.call('HGET', KEYS[i], 'ends') or nil)
    if ends and now >= ends then redis.call('HSET', KEYS[i], 'probe', text(untilMs)) end
  end
end

if what ~= 'take' then
  local day, probe = tonumber(ARGV[rest + 1]), ARGV[rest + 2] == '1'
  if what == 'unsent' then
    for i = 1, nr do
      local b, limit = load(i)
      b.tokens = math.min(limit.burst, b.tokens + 1)
      save(i, b)
    end
    for i = nr + 1, nr + nd do
      local d = redis.call('HMGET', KEYS[i], 'day', 'used')
      if tonumber(d[1] or nil) == day then redis.call('HSET', KEYS[i], 'used', math.max(0, tonumber(d[2]) - calls)) end
    end
    if probe then setProbe(0) end
  elseif what == 'failed' then
    setProbe(now + 1000)
  else
    if what == 'passed' then
      for i = nr + nd + 1, nr + nd + nb do
        local ends = tonumber(redis.call('HGET', KEYS[i], 'ends') or nil)
        if ends and now >= ends then redis.call('DEL', KEYS[i]) end
      end
    end
    for i = 1, nr do
      local b, limit = load(i)
      refill(b, limit)
      if what == 'passed' then b.halfMs = now + 60000
      else
        b.factor = factorAt(b) * 0.7
        b.factorMs = now
      end
      save(i, b)
    end
  end
  return 1
end

local isBulk, draw = ARGV[rest + 1] == 'bulk', tonumber(ARGV[rest + 2])
local probe, worst = false, nil
for i = 1, nb do
  local key = KEYS[nr + nd + i]
  local ban = redis.call('HMGET', key, 'ends', 'probe', 'error', 'at')
  if ban[1] then
    local ends, probeMs = tonumber(ban[1]), tonumber(ban[2])
    local ahead = (tonumber(ban[4] or nil) or now) - now
    if isOwn and ahead > 0 then
      ends, probeMs = ends - ahead, probeMs - ahead
      redis.call('HSET', key, 'ends', text(ends), 'probe', text(probeMs), 'at', text(now))
      redis.call('PEXPIRE', key, math.max(1, math.ceil(ends - now)) + 60000)
    end
    if now >= ends + 60000 then redis.call('DEL', key)
    elseif now < ends then
      if not worst or worst[1] == 'probe' or ends - now > worst[3] then worst = {'ban', i, ends - now, ban[3]} end
    elseif now < probeMs then
      if not worst then worst = {'probe', i, math.min(200, probeMs - now), ban[3]} end
    else probe = true end
  end
end
if worst then return {0, worst[1], worst[2], text(worst[3]), worst[4]} end

local day = math.floor((now + gmt8Ms) / dayMs)
local midnightMs = (day + 1) * dayMs - gmt8Ms - now
for i = 1, nd do
  local d = redis.call('HMGET', KEYS[nr + i], 'day', 'used')
  local used = 0
  if tonumber(d[1] or nil) == day then used = tonumber(d[2]) end
  if used + calls > tonumber(ARGV[rest + 2 + i]) then
    return {0, 'quota', i, text(midnightMs)}
  end
end

local function ask(b, limit)
  refill(b, limit)
  local tokens = b.tokens
  local others = b.bulkMs
  if isBulk then others = b.interactiveMs end
  local otherWaits = others > now
  local hasTurn = not otherWaits or tokens >= 2 or isBulk == (b.inRow >= 3)
  if tokens >= 1 - 1e-6 and hasTurn then
    b.tokens = tokens - 1
    if isBulk then b.bulkMs, b.inRow = 0, 0
    elseif otherWaits then b.interactiveMs, b.inRow = 0, b.inRow + 1
    else b.interactiveMs, b.inRow = 0, 0 end
    return 0
  end
  local tokenMs = 1000 / rateAt(b, limit)
  local nextMs = (1 - tokens) * tokenMs
  if tokens >= 1 - 1e-6 then nextMs = tokenMs end
  if not isBulk then
    b.interactiveMs = now + nextMs + 1000
    return nextMs
  end
  if otherWaits then
    local waitMs = nextMs + draw * 2 * tokenMs
    b.bulkMs = now + waitMs + 1000
    return waitMs
  end
  b.promisedMs = math.max(b.promisedMs, now + nextMs - tokenMs) + tokenMs
  b.bulkMs = b.promisedMs + 1000
  return b.promisedMs - now
end

local asked, refused = {}, nil
for i = 1, nr do
  local b, limit = load(i)
  local waitMs = ask(b, limit)
  asked[i] = b
  if waitMs ~= 0 then
    save(i, b)
    if not refused or waitMs > refused[2] then refused = {i, waitMs} end
  end
end
if refused then return {0, 'rate', refused[1], text(refused[2])} end
for i = 1, nr do save(i, asked[i]) end
for i = 1, nd do
  local key = KEYS[nr + i]
  local kept = redis.call('HGET', key, 'day')
  if tonumber(kept or nil) == day then redis.call('HINCRBY', key, 'used', calls)
  else redis.call('HSET', key, 'day', day, 'used', calls) end
  redis.call('PEXPIRE', key, math.ceil(midnightMs) + 3600000)
end
if probe then
  setProbe(now + 5000)
  return {1, 1, day}
end
return {1, 0, day}
`

/** Keys: one ban. Arguments: now (empty: Redis's), for how long, the refusal as JSON. */
export const banScript = `
local now = tonumber(ARGV[1])
if not now then
  local t = redis.call('TIME')
  now = tonumber(t[1]) * 1000 + tonumber(t[2]) / 1000
end
local ends = now + tonumber(ARGV[2])
local known = tonumber(redis.call('HGET', KEYS[1], 'ends') or nil)
if known and known >= ends then return 0 end
redis.call('HSET', KEYS[1], 'ends', string.format('%.17g', ends), 'probe', '0', 'error', ARGV[3], 'at', string.format('%.17g', now))
redis.call('PEXPIRE', KEYS[1], math.ceil(tonumber(ARGV[2])) + 60000)
return 1
`

/** Keys: days. Arguments: now (empty: Redis's), how many calls they have counted today from now on. */
export const usedScript = `
local now = tonumber(ARGV[1])
if not now then
  local t = redis.call('TIME')
  now = tonumber(t[1]) * 1000 + tonumber(t[2]) / 1000
end
local day = math.floor((now + 28800000) / 86400000)
for _, key in ipairs(KEYS) do
  redis.call('HSET', key, 'day', day, 'used', ARGV[2])
  redis.call('PEXPIRE', key, math.ceil((day + 1) * 86400000 - 28800000 - now) + 3600000)
end
return 1
`
