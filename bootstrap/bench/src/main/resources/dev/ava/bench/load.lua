-- Load for wrk. After the URL and "--", one of:
--   get PATH TOKENS            GETs, each with the next bearer token of a file
--   post PATH BODIES           POSTs of the lines of a file, each from an address of its own
--   burst PATH POSTS SECONDS   signed webhooks, each line of POSTS.<thread> once, as fast as they are answered; sending
--                              stops after SECONDS and what is under way is awaited
--   pace PATH POSTS SECONDS RATE   the same, RATE of them a second at even distances, however long the answers take
-- A line of POSTS is a signature, a tab and a body. Prints, with times in seconds or milliseconds:
--   RESULT requests refused broken first last p50 p99 max unanswered late ran_out
-- first and last are of the machine's monotonic clock; late is by how much the latest paced request missed its time.
local ffi = require "ffi"
ffi.cdef [[ typedef struct { long s; long ns; } ts_t; int clock_gettime(int, ts_t *); ]]
local ts = ffi.new("ts_t")
local function now() ffi.C.clock_gettime(1, ts); return tonumber(ts.s) + tonumber(ts.ns) / 1e9 end

local threads = {}
function setup(thread)
  thread:set("id", #threads)
  threads[#threads + 1] = thread
end

local mode, path, ready, n, file, seconds, gap
first, last, sent, ran_out, late = 0, 0, 0, 0, 0 -- globals, so that done() can read them
local slot = 0

local function lines(name)
  local all = {}
  for line in io.lines(name) do all[#all + 1] = line end
  return all
end

-- When the next paced request is due, in milliseconds from now.
local function wait()
  local t = now()
  if slot == 0 then slot = t end
  slot = slot + gap
  if t - slot > late then late = t - slot end
  return math.max(0, (slot - t) * 1e3)
end

function init(args)
  mode, path, ready = args[1], args[2], {}
  if mode == "get" then
    for _, token in ipairs(lines(args[3])) do
      ready[#ready + 1] = wrk.format("GET", path, { ["Authorization"] = "Bearer " .. token })
    end
  elseif mode == "post" then
    ready = lines(args[3])
  else
    file, seconds, sent = io.open(args[3] .. "." .. id), tonumber(args[4]), 0
    if id == 0 then sent = -1 end -- wrk asks the first thread once before the start and throws that request away
    if mode == "pace" then
      gap = 2 / tonumber(args[5])
      delay = wait
    end
  end
  n = id * math.floor(#ready / 2) -- so that the two threads are as far apart as can be
end

local function webhook()
  if sent < 0 then
    sent = 0
    return wrk.format("GET", path)
  end
  local t = now()
  if sent == 0 then first = t end
  last = t -- the call after a connection's last answer lands here too: the end of the work
  if sent > 0 and t - first >= seconds then return "" end -- nothing to send: the connection idles
  local line = file:read("*l")
  if not line then
    ran_out = 1
    return ""
  end
  sent = sent + 1
  return wrk.format("POST", path,
    { ["Content-Type"] = "application/json", ["X-Hub-Signature-256"] = "sha256=" .. line:sub(1, 64) }, line:sub(66))
end

function request()
  if file then return webhook() end
  n = n + 1
  if mode == "get" then return ready[n % #ready + 1] end
  local address = string.format("10.%d.%d.%d", id, math.floor(n / 250) % 250, n % 250)
  return wrk.format("POST", path, { ["Content-Type"] = "application/json", ["X-Forwarded-For"] = address }, ready[n % #ready + 1])
end

function done(summary, latency)
  local e, from, to, unanswered, out, behind = summary.errors, 0, summary.duration / 1e6, 0, 0, 0
  if threads[1]:get("sent") > 0 then
    local total = 0
    from, to = math.huge, 0
    for _, t in ipairs(threads) do
      from, to = math.min(from, t:get("first")), math.max(to, t:get("last"))
      total, out, behind = total + t:get("sent"), out + t:get("ran_out"), math.max(behind, t:get("late"))
    end
    unanswered = total - summary.requests
  end
  print(string.format("RESULT %d %d %d %.6f %.6f %.3f %.3f %.3f %d %.3f %d", summary.requests, e.status,
    e.connect + e.read + e.write + e.timeout, from, to, latency:percentile(50) / 1e3, latency:percentile(99) / 1e3,
    latency.max / 1e3, unanswered, behind * 1e3, out))
end
