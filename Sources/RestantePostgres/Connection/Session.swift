import CLibpq
import RestanteCore

/// One statement to run, with what is bound to it.
struct Command {
  var sql: String
  var parameters: [Parameter]
  /// Whether the statement is worth preparing.
  var isPrepared = true

  init(_ sql: String, _ parameters: [Parameter] = []) {
    self.sql = sql
    self.parameters = parameters
  }

  /// A command without parameters that controls the session or the transaction.
  static func plain(_ sql: String) -> Command {
    var command = Command(sql)
    command.isPrepared = false
    return command
  }
}

/// A connection of libpq. It belongs to the thread of the actor that made it.
///
/// Statements are sent in pipelines: several of them cost one journey to the server and back.
final class Session {
  let settings: ConnectionSettings
  private let sessionOptions: String
  private var handle: OpaquePointer?
  private var statements: [String: String] = [:]
  private var statementCount = 0
  /// What is sent with the next statements.
  private var deferred: [Command] = []
  /// Warnings of the server since they were last cleared.
  private let notices = ServerNotices()
  /// What the last failed statement failed of.
  private(set) var failure: Failure?
  /// Counts connections, so that what was learned from an earlier one can be forgotten.
  private(set) var generation = 0

  private let journeys: JourneyCounter?
  private let monotonic = MonotonicClock()
  private var plannedAt = Timestamp(milliseconds: 0)
  private static let secondsPerPlan: Int64 = 2

  /// Filters make statements of many shapes; beyond this many all are dropped and prepared anew.
  private static let maxStatements = 300

  /// - Parameters:
  ///   - statementSeconds: How long a statement may take.
  ///   - journeys: Counts the journeys of this connection.
  init(
    settings: ConnectionSettings, statementSeconds: Int = 30, journeys: JourneyCounter? = nil
  ) {
    self.settings = settings
    self.journeys = journeys
    // Every hot statement names the leading columns of an index. Without statistics the planner
    // would still read, sort or hash whole tables now and then.
    self.sessionOptions = """
      -c statement_timeout=\(statementSeconds)s -c lock_timeout=10s \
      -c idle_in_transaction_session_timeout=60s -c plan_cache_mode=force_generic_plan \
      -c enable_seqscan=off -c enable_bitmapscan=off -c enable_hashjoin=off \
      -c enable_mergejoin=off -c jit=off -c timezone=UTC -c client_encoding=UTF8 \
      -c synchronous_commit=on -c default_transaction_isolation=read\\ committed
      """
  }

  deinit {
    close()
  }

  var isConnected: Bool { handle != nil }

  /// The descriptor of the connection, to wait for what the server sends by itself.
  var descriptor: Int32? { handle.map { PQsocket($0) } }

  /// Closes the connection; the next statement opens another one.
  func close() {
    if let handle { PQfinish(handle) }
    handle = nil
    statements.removeAll()
    deferred.removeAll()
  }

  /// Sends statements together with the next ones that are run: nobody needs what they return. If
  /// one of them fails, the next ones do, and are not run.
  func runLater(_ commands: [Command]) {
    deferred += commands
  }

  /// Drops what was to be sent with the next statements.
  func dropDeferred() {
    deferred.removeAll()
  }

  /// Connects unless it is connected.
  func connect() throws(StoreError) {
    guard handle == nil else { return }
    generation += 1
    var parameters = settings.parameters
    let options = [sessionOptions, settings.value("options") ?? ""].joined(separator: " ")
    parameters.append(("options", options))
    guard let connection = Self.connect(parameters) else {
      throw fail("", "out of memory", isConnectionLost: true)
    }
    guard PQstatus(connection) == CONNECTION_OK else {
      let message = Self.trimmed(PQerrorMessage(connection))
      PQfinish(connection)
      throw fail("", "no connection to \(settings.description): \(message)", isConnectionLost: true)
    }
    notices.attach(to: connection)
    handle = connection
    try planForSpreadTables(on: connection)
  }

  /// Where tables are spread over nodes, a plan for any parameters has no node to go to.
  private func planForSpreadTables(on handle: OpaquePointer) throws(StoreError) {
    let result = PQexec(
      handle,
      """
      SELECT set_config('plan_cache_mode', 'force_custom_plan', false)
      WHERE to_regclass('pg_dist_partition') IS NOT NULL
      """)
    defer { PQclear(result) }
    guard PQresultStatus(result) == PGRES_TUPLES_OK else { throw lostConnection(on: handle) }
  }

  private static func connect(
    _ parameters: [(keyword: String, value: String)]
  ) -> OpaquePointer? {
    // The last value of a keyword counts.
    var values: [String: String] = [:]
    for (keyword, value) in parameters { values[keyword] = value }
    let keywords = values.keys.map { $0.utf8CString }
    let texts = values.keys.map { (values[$0] ?? "").utf8CString }
    return withPointers(keywords) { keywords in
      withPointers(texts) { texts in PQconnectdbParams(keywords, texts, 1) }
    }
  }

  private static func withPointers<Value>(
    _ texts: [ContiguousArray<CChar>],
    _ body: (UnsafePointer<UnsafePointer<CChar>?>) -> Value
  ) -> Value {
    let bytes: [CChar] = texts.flatMap { Array($0) } + [0]
    return bytes.withUnsafeBufferPointer { buffer in
      var pointers: [UnsafePointer<CChar>?] = []
      var offset = 0
      for text in texts {
        pointers.append(buffer.baseAddress.map { $0 + offset })
        offset += text.count
      }
      pointers.append(nil)
      return body(pointers)
    }
  }

  /// Runs one statement.
  @discardableResult
  func run(_ sql: String, _ parameters: [Parameter] = []) throws(StoreError) -> Rows {
    let rows = try run([Command(sql, parameters)])
    return rows[0]
  }

  /// Runs statements that reach the server together. Those after a failing one are not run.
  @discardableResult
  func run(_ commands: [Command]) throws(StoreError) -> [Rows] {
    guard !deferred.isEmpty else { return try runNow(commands) }
    let waiting = deferred
    deferred.removeAll()
    return Array(try runNow(waiting + commands).dropFirst(waiting.count))
  }

  private func runNow(_ commands: [Command]) throws(StoreError) -> [Rows] {
    try connect()
    guard let handle else { throw StoreError(.closed, "the connection is closed") }
    failure = nil
    if statements.count >= Self.maxStatements { try forgetStatements(on: handle) }
    var replies: [Reply] = []
    if commands.contains(where: \.isPrepared) { journeys?.add() }
    if let recorder = settings.recorder { recorder.note(commands) }
    PQenterPipelineMode(handle)
    var isSent = true
    for command in commands where isSent { isSent = send(command, on: handle, &replies) }
    if !isSent || PQpipelineSync(handle) != 1 { throw lostConnection(on: handle) }
    return try collect(replies, on: handle)
  }

  /// What the server will answer, in its order.
  private enum Reply {
    case preparation(sql: String, name: String)
    case rows
  }

  private func send(
    _ command: Command, on handle: OpaquePointer, _ replies: inout [Reply]
  ) -> Bool {
    guard command.isPrepared else {
      replies.append(.rows)
      return PQsendQueryParams(handle, command.sql, 0, nil, nil, nil, nil, 1) == 1
    }
    let name: String
    if let known = statements[command.sql] ?? preparing(command.sql, in: replies) {
      name = known
    } else {
      statementCount += 1
      name = "s\(statementCount)"
      let types = command.parameters.map(\.type)
      replies.append(.preparation(sql: command.sql, name: name))
      guard PQsendPrepare(handle, name, command.sql, Int32(types.count), types) == 1 else {
        return false
      }
    }
    replies.append(.rows)
    return EncodedParameters(command.parameters).withPointers { values, lengths, formats in
      PQsendQueryPrepared(
        handle, name, Int32(command.parameters.count), values, lengths, formats, 1) == 1
    }
  }

  private func preparing(_ sql: String, in replies: [Reply]) -> String? {
    for case .preparation(sql, let name) in replies { return name }
    return nil
  }

  private func collect(
    _ replies: [Reply], on handle: OpaquePointer
  ) throws(StoreError) -> [Rows] {
    var rows: [Rows] = []
    var failed: Failure?
    for reply in replies {
      guard let result = PQgetResult(handle) else { throw lostConnection(on: handle) }
      let status = PQresultStatus(result)
      switch status {
      case PGRES_COMMAND_OK, PGRES_TUPLES_OK:
        switch reply {
        case .preparation(let sql, let name):
          statements[sql] = name
          PQclear(result)
        case .rows: rows.append(Rows(result))
        }
      default:
        if status != PGRES_PIPELINE_ABORTED, failed == nil {
          failed = Failure(
            state: PQresultErrorField(result, Int32(UInt8(ascii: "C"))).map {
              String(cString: $0)
            } ?? "", message: Self.trimmed(PQresultErrorMessage(result)),
            isConnectionLost: PQstatus(handle) != CONNECTION_OK)
        }
        PQclear(result)
        if PQstatus(handle) != CONNECTION_OK { throw lostConnection(on: handle, after: failed) }
      }
      // A null result ends the results of each statement.
      while let extra = PQgetResult(handle) { PQclear(extra) }
    }
    guard let sync = PQgetResult(handle) else { throw lostConnection(on: handle) }
    let isSync = PQresultStatus(sync) == PGRES_PIPELINE_SYNC
    PQclear(sync)
    guard isSync, PQexitPipelineMode(handle) == 1 else { throw lostConnection(on: handle) }
    if let failed {
      if failed.isServerLeaving { close() }
      failure = failed
      throw failed.error
    }
    return rows
  }

  /// Runs several statements given as one text, without parameters and results.
  func runScript(_ sql: String) throws(StoreError) {
    try connect()
    guard let handle else { throw StoreError(.closed, "the connection is closed") }
    failure = nil
    guard let result = PQexec(handle, sql) else { throw lostConnection(on: handle) }
    defer { PQclear(result) }
    guard PQresultStatus(result) != PGRES_COMMAND_OK else { return }
    let message = Self.trimmed(PQresultErrorMessage(result))
    if PQstatus(handle) != CONNECTION_OK { throw lostConnection(on: handle) }
    let state = PQresultErrorField(result, Int32(UInt8(ascii: "C"))).map { String(cString: $0) }
    throw fail(state ?? "", message, isConnectionLost: false)
  }

  /// What other sessions sent on the channels that this one listens to and was not yet taken.
  func takeNotifications() throws(StoreError) -> [String] {
    guard let handle else { return [] }
    guard PQconsumeInput(handle) == 1 else { throw lostConnection(on: handle) }
    var payloads: [String] = []
    while let notification = PQnotifies(handle) {
      payloads.append(notification.pointee.extra.map { String(cString: $0) } ?? "")
      PQfreemem(notification)
    }
    return payloads
  }

  /// Lets statements be planned anew now and then: those that were planned when a queue was empty
  /// must not be used when it is deep.
  func refreshPlans() throws(StoreError) {
    let now = monotonic.now()
    guard isConnected, now >= plannedAt.adding(seconds: Self.secondsPerPlan) else { return }
    plannedAt = now
    try run([.plain("DISCARD PLANS")])
  }

  private func forgetStatements(on handle: OpaquePointer) throws(StoreError) {
    statements.removeAll()
    guard let result = PQexec(handle, "DEALLOCATE ALL") else {
      throw lostConnection(on: handle)
    }
    PQclear(result)
  }

  private func lostConnection(
    on handle: OpaquePointer, after known: Failure? = nil
  ) -> StoreError {
    let message = known?.message ?? Self.trimmed(PQerrorMessage(handle))
    close()
    return fail(
      known?.state ?? "", message.isEmpty ? "the connection was lost" : message,
      isConnectionLost: true)
  }

  private func fail(_ state: String, _ message: String, isConnectionLost: Bool) -> StoreError {
    let failed = Failure(state: state, message: message, isConnectionLost: isConnectionLost)
    failure = failed
    return failed.error
  }

  /// Lets the open transaction fail so that it is run again from its beginning.
  func askForAnotherRun() -> StoreError {
    fail(Failure.needsAnotherRun, "the queue is in use", isConnectionLost: false)
  }

  private static func trimmed(_ text: UnsafePointer<CChar>?) -> String {
    guard let text else { return "" }
    return String(cString: text).split(separator: "\n").joined(separator: " ")
  }
}

extension Session {
  /// Takes the warnings that came since the last call.
  func takeWarnings() -> [String] { notices.take() }
}
