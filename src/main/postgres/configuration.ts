// How the embedded server is set: for a laptop with two cores that does other things as well.

const settings: Record<string, string> = {
  max_connections: '40',
  shared_buffers: '128MB',
  effective_cache_size: '512MB',
  work_mem: '8MB',
  maintenance_work_mem: '64MB',
  min_wal_size: '32MB',
  max_wal_size: '512MB',
  wal_compression: 'on',
  random_page_cost: '1.1',
  // Parallel plans gain nothing on two cores, and their shared memory is 64 MB in a container.
  max_parallel_workers_per_gather: '0',
  max_parallel_maintenance_workers: '0',
  autovacuum_max_workers: '2',
  io_method: 'sync',
  jit: 'off',
  // Acknowledged is on the disk. These are the defaults; they are named because everything rests on them.
  fsync: 'on',
  synchronous_commit: 'on',
  full_page_writes: 'on',
  // No replica reads this log.
  wal_level: 'minimal',
  max_wal_senders: '0',
  password_encryption: 'scram-sha-256',
  unix_socket_permissions: '0700',
  timezone: 'UTC',
  log_timezone: 'UTC',
  datestyle: 'iso, ymd',
  default_text_search_config: 'pg_catalog.simple',
  // Statements, values and the details of errors may hold what people wrote: none of it reaches a log.
  log_line_prefix: '',
  log_min_messages: 'log',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  log_parameter_max_length: '0',
  log_parameter_max_length_on_error: '0',
  log_statement: 'none',
  log_checkpoints: 'off',
  log_autovacuum_min_duration: '-1',
}

/** `postgresql.conf`, written again at every start; `operator.conf` beside it is the operator's and has the last word. */
export function configuration(extra: Record<string, string>): string {
  const lines = Object.entries({ ...settings, ...extra }).map(([name, value]) => `${name} = '${value}'`)
  return `# Written by Across at every start. Put settings of your own into operator.conf, beside this file.\n${lines.join('\n')}\ninclude_if_exists = 'operator.conf'\n`
}

/** `pg_hba.conf`: the two roles, into the one database, by password; nobody else and nothing else. */
export function access(): string {
  const door = process.platform === 'win32' ? ['host', '127.0.0.1/32'] : ['local', '']
  const line = (database: string, roles: string, method: string) =>
    [door[0], database, roles, door[1], method].filter(Boolean).join(' ')
  return `${line('across', 'across_owner,across_app', 'scram-sha-256')}\n${line('all', 'all', 'reject')}\n`
}
