public import RestanteMetrics

/// All metrics of the server. What is not listed here is not exposed; `docs/metrics.md` is made
/// from this list.
public enum ServerMetrics {
  /// Bounds for what answers a request, in seconds.
  private static let fast: [Double] = [
    0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10,
  ]
  /// Bounds for what the disk does, in seconds.
  private static let disk: [Double] = [
    0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5,
  ]
  /// Bounds for what runs over the internet, in seconds.
  private static let remote: [Double] = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 20]

  // Requests.

  static let requests = MetricDefinition(
    "restante_http_requests_total", .counter, labels: ["route", "method", "status"],
    maxSeries: 2_000,
    "Answered HTTP requests by route template, HTTP method and class of the status.")
  static let requestDuration = MetricDefinition(
    "restante_http_request_duration_seconds", .histogram(fast), unit: .seconds,
    labels: ["route"],
    "Time until the reply was ready. The time that a client waits for events does not count.")
  static let connections = MetricDefinition(
    "restante_http_connections", .gauge, "Open connections.")
  static let refusedConnections = MetricDefinition(
    "restante_http_connections_refused_total", .counter,
    "Connections that were closed at once because too many were open.")
  static let bodyMemory = MetricDefinition(
    "restante_http_request_body_memory_bytes", .gauge, unit: .bytes,
    "Memory that request bodies take at this moment.")
  static let calls = MetricDefinition(
    "restante_rest_calls_total", .counter, labels: ["method", "error"],
    "Calls of Bitrix24-compatible methods by error code, commands of batches included; `none` is a "
      + "success.")
  static let callDuration = MetricDefinition(
    "restante_rest_call_duration_seconds", .histogram(fast), unit: .seconds,
    labels: ["method"],
    "Time that calls of Bitrix24-compatible methods took, without the time clients wait for events."
  )
  static let waiting = MetricDefinition(
    "restante_waiting_clients", .gauge, "Clients that wait for events (`Prefer: wait`).")
  static let streams = MetricDefinition(
    "restante_stream_clients", .gauge, "Clients that listen to streams.")
  static let refusals = MetricDefinition(
    "restante_refusals_total", .counter, labels: ["reason"],
    "Requests that were refused for their credentials, a password or missing permission.")
  static let logins = MetricDefinition(
    "restante_logins_total", .counter, "Successful logins with a password.")

  // Queues.

  static let events = MetricDefinition(
    "restante_events_total", .counter, labels: ["change"],
    "What happened to offline events since this server started, such as published or claimed.")
  static let queues = MetricDefinition(
    "restante_queues", .gauge, "Queues that ever held an event.")
  /// The labels of all queues that are not told apart.
  static let others = "(other)"
  static let queueLabels = ["portal", "application", "connector"]
  static let pending = MetricDefinition(
    "restante_queue_pending_events", .gauge, labels: queueLabels, maxSeries: 1_100,
    "Events of a queue that a claim would return.")
  static let claimed = MetricDefinition(
    "restante_queue_claimed_events", .gauge, labels: queueLabels, maxSeries: 1_100,
    "Events of a queue that claims hold.")
  static let failed = MetricDefinition(
    "restante_queue_failed_events", .gauge, labels: queueLabels, maxSeries: 1_100,
    "Dead letters of a queue: failed events that no claim holds.")
  static let oldestAge = MetricDefinition(
    "restante_queue_oldest_pending_age_seconds", .gauge, unit: .seconds, labels: queueLabels,
    maxSeries: 1_100,
    "Time since the oldest pending event of a queue occurred; 0 if none is pending.")
  static let queueEvents = MetricDefinition(
    "restante_queue_events_total", .counter, labels: queueLabels + ["change"],
    maxSeries: 4_100,
    "Events of a queue that arrived, were claimed, failed or left, through this server.")

  // Deliveries.

  static let attempts = MetricDefinition(
    "restante_delivery_attempts_total", .counter, labels: ["outcome"],
    "Attempts to deliver events: the class of the handler's status, or why there was no reply.")
  static let attemptDuration = MetricDefinition(
    "restante_delivery_attempt_duration_seconds", .histogram(remote), unit: .seconds,
    "Time that attempts to deliver took.")
  static let deliveries = MetricDefinition(
    "restante_deliveries", .gauge, labels: ["phase"],
    "Deliveries that are waiting, being retried or parked; at most 10,000 per handler count.")
  static let suspended = MetricDefinition(
    "restante_handlers_suspended", .gauge, "Handlers to which nothing is delivered at present.")

  // The store.

  static let commits = MetricDefinition(
    "restante_store_commit_duration_seconds", .histogram(disk), unit: .seconds,
    "Time that a write transaction took, including its commit to disk.")
  static let batches = MetricDefinition(
    "restante_store_commit_operations", .histogram([1, 2, 4, 8, 16, 32, 64, 128, 256, 512]),
    "Operations that shared a write transaction.")
  static let writerWait = MetricDefinition(
    "restante_store_writer_wait_seconds", .histogram(disk), unit: .seconds,
    "Time that the first operation of a write transaction waited for its turn.")
  static let operations = MetricDefinition(
    "restante_store_operation_duration_seconds", .histogram(disk), unit: .seconds,
    "Time that callers waited for operations of the store, including the commit.")
  static let writerQueue = MetricDefinition(
    "restante_store_writer_queue", .gauge, labels: ["writer"],
    "Operations that wait for a writer.")
  static let readers = MetricDefinition(
    "restante_store_readers", .gauge, "Connections for reading.")
  static let busyReaders = MetricDefinition(
    "restante_store_readers_busy", .gauge, "Reads under way.")
  static let waitingReads = MetricDefinition(
    "restante_store_reads_waiting", .gauge, "Reads that wait for a connection.")
  static let failures = MetricDefinition(
    "restante_store_failures_total", .counter, labels: ["code"],
    "Operations that failed in the store.")
  static let damaged = MetricDefinition(
    "restante_store_damaged", .gauge, "1 if damage was found in the database, otherwise 0.")

  // Backups.

  static let backupAge = MetricDefinition(
    "restante_backup_age_seconds", .gauge, unit: .seconds,
    "Time since the newest verified backup of `--backup-every` was made. Missing if there is none.")
  static let backupFailures = MetricDefinition(
    "restante_backup_failures_total", .counter,
    "Backups of `--backup-every` that failed since this server started.")
  static let backupFailing = MetricDefinition(
    "restante_backup_failing", .gauge,
    "1 if the last backup of `--backup-every` failed, otherwise 0.")

  // The process.

  static let build = MetricDefinition(
    "restante_build_info", .gauge, labels: ["version", "store"],
    "Always 1. The labels name the version of the server and its store.")
  static let gathering = MetricDefinition(
    "restante_metrics_gathering_seconds", .gauge, unit: .seconds,
    "Time that reading the figures of queues and deliveries took, the last time it was done.")
  static let droppedSeries = MetricDefinition(
    "restante_metrics_dropped_total", .counter,
    "Values that were not recorded because a metric had too many series.")
  static let cpu = MetricDefinition(
    "process_cpu_seconds_total", .counter, unit: .seconds, "CPU time of the process.")
  static let memory = MetricDefinition(
    "process_resident_memory_bytes", .gauge, unit: .bytes, "Memory that the process occupies.")
  static let descriptors = MetricDefinition(
    "process_open_fds", .gauge, "Open file descriptors.")
  static let maxDescriptors = MetricDefinition(
    "process_max_fds", .gauge, "The maximum number of open file descriptors.")
  static let startTime = MetricDefinition(
    "process_start_time_seconds", .gauge, unit: .seconds,
    "When the process started, in seconds since 1970.")

  /// All of them, in the order in which they are exposed and documented.
  public static let all = [
    requests, requestDuration, connections, refusedConnections, bodyMemory, calls, callDuration,
    waiting, streams, refusals, logins,
    events, queues, pending, claimed, failed, oldestAge, queueEvents,
    attempts, attemptDuration, deliveries, suspended,
    commits, batches, writerWait, operations, writerQueue, readers, busyReaders, waitingReads,
    failures, damaged, backupAge, backupFailures, backupFailing,
    build, gathering, droppedSeries, cpu, memory, descriptors, maxDescriptors, startTime,
  ]
}
