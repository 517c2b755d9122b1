import { queueFormat } from './keys'

/**
 * What must happen together or not at all. Each may be carried out twice, as a client does that lost the answer: the second
 * time changes nothing.
 */

/** How long a job is kept after its end. */
const keepMs = 30 * 86_400_000

/** Machines differ in what time it is: of what they share, Redis's own clock counts. Epoch milliseconds. */
const now = `
local function now()
  local time = redis.call('TIME')
  return tonumber(time[1]) * 1000 + math.floor(time[2] / 1000)
end
`

const endIfEnded = `
local function endIfEnded(job, open, outcomes, fences, again)
  if redis.call('HGET', job, 'put') == '1' and redis.call('HLEN', open) + redis.call('HLEN', again) == 0 then
    for _, key in ipairs({job, outcomes, fences}) do redis.call('PEXPIRE', key, ${keepMs}) end
    return 1
  end
  return 0
end
`

/** Begins a job, once. Keys: job. Arguments: names and values of its hash. */
export const beginScript = `
if redis.call('EXISTS', KEYS[1]) == 1 then return 0 end
return redis.call('HSET', KEYS[1], unpack(ARGV))
`

/**
 * Puts the next range. Keys: job, open, rows. Arguments: its number, what is kept of it, rows put with it, their digest, its
 * sealed rows or nothing, how long these are kept. 0: another starter puts ranges of the job.
 */
export const putScript = `
if redis.call('EXISTS', KEYS[1]) == 0 then return 0 end
local put = tonumber(redis.call('HGET', KEYS[1], 'ranges') or '0')
local range = tonumber(ARGV[1])
if put == range + 1 and redis.call('HGET', KEYS[1], 'digest') == ARGV[4] then return 1 end
if put ~= range then return 0 end
redis.call('HSET', KEYS[2], ARGV[1], ARGV[2])
redis.call('HSET', KEYS[1], 'ranges', range + 1, 'rows', ARGV[3], 'digest', ARGV[4])
if ARGV[5] ~= '' then redis.call('SET', KEYS[3], ARGV[5], 'PX', ARGV[6]) end
return 1
`

/** All ranges are put. Keys: job, open, outcomes, fences, again. 1: all of them have ended, too. */
export const allPutScript = `${endIfEnded}
if redis.call('EXISTS', KEYS[1]) == 0 then return 0 end
redis.call('HSET', KEYS[1], 'put', '1')
return endIfEnded(KEYS[1], KEYS[2], KEYS[3], KEYS[4], KEYS[5])
`

/**
 * Takes a range from whoever had it. Keys: job, open, fences. Arguments: its number, the definition that the worker has.
 * Its fences count on from the time at which it was taken first: who had it in a job of this name that was forgotten, or before it
 * was opened again, has another.
 */
export const takeScript = `${now}
local range = redis.call('HGET', KEYS[2], ARGV[1])
if not range then return {'ended'} end
local job = redis.call('HMGET', KEYS[1], 'format', 'definition', 'salt', 'stop', 'untilMs', 'done')
if not job[1] then return {'ended'} end
if job[1] ~= '${queueFormat}' then return {'format', job[1]} end
if job[2] ~= ARGV[2] then return {'other', job[2]} end
if job[4] and job[4] ~= '' then return {'stopped'} end
if job[5] and tonumber(job[5]) > now() then return {'paused', tonumber(job[5]) - now()} end
if redis.call('HEXISTS', KEYS[3], ARGV[1]) == 0 then
  redis.call('HSET', KEYS[3], ARGV[1], string.format('%.0f', now()))
end
return {'taken', redis.call('HINCRBY', KEYS[3], ARGV[1], 1), range, job[3], job[6] or '0'}
`

/** Nothing of a job is begun for some time; a shorter pause does not shorten a longer one. Keys: job. Arguments: how many ms. */
export const pauseScript = `${now}
local known = tonumber(redis.call('HGET', KEYS[1], 'untilMs') or '0')
local untilMs = now() + tonumber(ARGV[1])
if known < untilMs then redis.call('HSET', KEYS[1], 'untilMs', string.format('%.0f', untilMs)) end
return 1
`

/** Changes the store of a range. Keys: fences, range. Arguments: its number, the fence, how many texts are put, their keys and values, keys that go. */
export const batchScript = `
if redis.call('HGET', KEYS[1], ARGV[1]) ~= ARGV[2] then return 0 end
local last = 3 + 2 * tonumber(ARGV[3])
for i = 4, last, 2 do redis.call('HSET', KEYS[2], ARGV[i], ARGV[i + 1]) end
for i = last + 1, #ARGV do redis.call('HDEL', KEYS[2], ARGV[i]) end
return 1
`

/**
 * A range has ended: its counts and outcomes are the job's. Keys: job, open, fences, outcomes, range, rows, again. Arguments: its
 * number, the fence, then names and counts. 0: it is another's, or had ended before; 2: it was the last.
 */
export const finishScript = `${endIfEnded}
if redis.call('HGET', KEYS[3], ARGV[1]) ~= ARGV[2] then return 0 end
if redis.call('HDEL', KEYS[2], ARGV[1]) == 0 then return 0 end
for i = 3, #ARGV, 2 do redis.call('HINCRBY', KEYS[1], ARGV[i], ARGV[i + 1]) end
local kept = redis.call('HGETALL', KEYS[5])
for i = 1, #kept, 2 do
  if string.sub(kept[i], 1, 2) == 'x/' then
    redis.call('ZADD', KEYS[4], tonumber(string.sub(kept[i], 3)), kept[i + 1])
  end
end
redis.call('DEL', KEYS[5], KEYS[6])
redis.call('HDEL', KEYS[3], ARGV[1])
return 1 + endIfEnded(KEYS[1], KEYS[2], KEYS[4], KEYS[3], KEYS[7])
`

/**
 * Keeps what a person decided about rows of ranges that have ended. Keys: job, open, outcomes, fences, again. Arguments: a name of
 * the decision, by how much `done`, `refused` and `unknown` change, how many outcomes come, their rows and texts, how many go,
 * their texts, then rows to be sent again, from and to.
 */
export const decideScript = `${endIfEnded}
if redis.call('EXISTS', KEYS[1]) == 0 then return 'gone' end
if redis.call('HGET', KEYS[1], 'decision') == ARGV[1] then return 'decided' end
local isStopped = (redis.call('HGET', KEYS[1], 'stop') or '') ~= ''
local hasEnded = redis.call('HGET', KEYS[1], 'put') == '1' and redis.call('HLEN', KEYS[2]) == 0
if not isStopped and not hasEnded then return 'running' end
local comes = 6 + 2 * tonumber(ARGV[5])
local goes = comes + tonumber(ARGV[comes])
for i = comes + 1, goes do
  if not redis.call('ZSCORE', KEYS[3], ARGV[i]) then return 'changed' end
end
redis.call('HSET', KEYS[1], 'decision', ARGV[1])
for i, name in ipairs({'done', 'refused', 'unknown'}) do redis.call('HINCRBY', KEYS[1], name, ARGV[i + 1]) end
for i = comes + 1, goes do redis.call('ZREM', KEYS[3], ARGV[i]) end
for i = 6, comes - 1, 2 do redis.call('ZADD', KEYS[3], ARGV[i], ARGV[i + 1]) end
for i = goes + 1, #ARGV, 2 do redis.call('HSET', KEYS[5], ARGV[i], ARGV[i + 1]) end
for _, key in ipairs({KEYS[1], KEYS[3], KEYS[4]}) do redis.call('PERSIST', key) end
endIfEnded(KEYS[1], KEYS[2], KEYS[3], KEYS[4], KEYS[5])
return 'decided'
`

/**
 * Opens a range that has ended once more, for those of its rows that are to be sent again. Keys: job, open, range, rows, again.
 * Arguments: its number, what is kept of it, its sealed rows or nothing, how long these are kept, how many runs of rows those are,
 * their first rows, then names and texts of its store.
 */
export const againScript = `
if redis.call('EXISTS', KEYS[1]) == 0 or redis.call('HEXISTS', KEYS[5], ARGV[6]) == 0 then return 0 end
redis.call('HSET', KEYS[2], ARGV[1], ARGV[2])
redis.call('DEL', KEYS[3])
local last = 5 + tonumber(ARGV[5])
for i = 6, last do redis.call('HDEL', KEYS[5], ARGV[i]) end
for i = last + 1, #ARGV, 2 do redis.call('HSET', KEYS[3], ARGV[i], ARGV[i + 1]) end
if ARGV[3] ~= '' then redis.call('SET', KEYS[4], ARGV[3], 'PX', ARGV[4]) end
return 1
`
