robots = { $host }: robots.txt { $said }
pace = { $host }: at least { $seconds } s between two steps
held-back = not let out of the browser: { $request }
not-audited = { $page } could not be checked for accessibility: { $why }
replayed = replayed from { $recording }; the portal was not visited
not-recorded = not in the recording: { $request }
recording-lost = this run was not recorded: the browser wrote nothing
