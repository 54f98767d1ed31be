import CLibpq
import Foundation
import RestantePostgresCluster

/// PostgreSQL with the usual table of a queue: repeats coalesce by `ON CONFLICT`, consumers claim
/// by `SKIP LOCKED`.
struct PostgresPeer: QueueServer {
  let address: String

  static func start() async throws -> Peer {
    let cluster = try PostgresCluster(
      isDurable: true, with: ["shared_buffers=256MB", "max_wal_size=4GB"])
    let address = cluster.address(database: try await cluster.makeDatabase())
    let connection = try PostgresQueueConnection(address)
    try connection.createTable()
    let found = try ["fsync", "synchronous_commit"].map { name in
      "\(name)=\(try connection.setting(name))"
    }
    guard found == ["fsync=on", "synchronous_commit=on"] else {
      throw PeerFailure(description: "not durable: \(found.joined(separator: ", "))")
    }
    return Peer(
      title: "PostgreSQL \(try connection.setting("server_version").prefix { $0 != " " })",
      remark: "SKIP LOCKED; no filters, no HTTP, no leases; \(found.joined(separator: ", "))",
      server: PostgresPeer(address: address),
      // The cluster ends when nobody refers to it any more.
      stop: { _ = cluster })
  }

  func connect() throws -> any QueueConnection { try PostgresQueueConnection(address) }
}

/// A publisher or consumer of the table. It belongs to one thread.
private final class PostgresQueueConnection: QueueConnection {
  private let handle: OpaquePointer
  private var prepared: [String: String] = [:]
  private var claims = 0

  private static let insert = """
    INSERT INTO event (message_id, data)
    SELECT md5(data), data FROM unnest($1::text[]) AS new (data)
    ON CONFLICT (message_id) DO UPDATE SET data = EXCLUDED.data
    """
  private static let claim = """
    UPDATE event SET claim = $1 WHERE id = ANY (ARRAY(
      SELECT id FROM event WHERE claim IS NULL ORDER BY id LIMIT $2 FOR UPDATE SKIP LOCKED))
    RETURNING data
    """
  private static let delete = "DELETE FROM event WHERE claim = $1"

  init(_ address: String) throws {
    guard let handle = PQconnectdb(address) else {
      throw PeerFailure(description: "PostgreSQL: out of memory")
    }
    self.handle = handle
    guard PQstatus(handle) == CONNECTION_OK else { throw failure() }
  }

  deinit { PQfinish(handle) }

  func createTable() throws {
    for statement in [
      """
      CREATE TABLE event (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, message_id text NOT NULL UNIQUE,
        data text NOT NULL, claim text)
      """,
      "CREATE INDEX ON event (id) WHERE claim IS NULL",
      "CREATE INDEX ON event (claim) WHERE claim IS NOT NULL",
    ] {
      try run(statement)
    }
  }

  func setting(_ name: String) throws -> String {
    try run("SELECT current_setting($1)", [name]).first ?? ""
  }

  func publish(_ messages: [[UInt8]]) throws {
    let members = messages.map { message in
      "\""
        + String(decoding: message, as: UTF8.self)
        .replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
    }
    try run(Self.insert, ["{\(members.joined(separator: ","))}"])
  }

  func claim(patience: Int) throws -> ClaimedMessages {
    claims += 1
    let data = try run(Self.claim, [claimName, "\(claimSize)"])
    if data.isEmpty, patience > 0 { Thread.sleep(forTimeInterval: 0.001) }
    return ClaimedMessages(count: data.count, texts: data.map { Array($0.utf8) })
  }

  private var claimName: String { "\(PQbackendPID(handle))-\(claims)" }

  func acknowledge() throws { try run(Self.delete, [claimName]) }

  /// Runs a statement; returns the first column.
  @discardableResult
  private func run(_ sql: String, _ parameters: [String] = []) throws -> [String] {
    let name = try prepare(sql)
    let texts = parameters.map { $0.utf8CString }
    let result = Self.withPointers(texts[...], []) { pointers in
      PQexecPrepared(handle, name, Int32(texts.count), pointers, nil, nil, 0)
    }
    defer { PQclear(result) }
    guard [PGRES_COMMAND_OK, PGRES_TUPLES_OK].contains(PQresultStatus(result)) else {
      throw failure()
    }
    return (0..<PQntuples(result)).map { row in
      PQgetvalue(result, row, 0).map { String(cString: $0) } ?? ""
    }
  }

  /// The name of the prepared statement.
  private func prepare(_ sql: String) throws -> String {
    if let known = prepared[sql] { return known }
    let name = "s\(prepared.count)"
    let result = PQprepare(handle, name, sql, 0, nil)
    defer { PQclear(result) }
    guard PQresultStatus(result) == PGRES_COMMAND_OK else { throw failure() }
    prepared[sql] = name
    return name
  }

  private static func withPointers<Value>(
    _ texts: ArraySlice<ContiguousArray<CChar>>, _ known: [UnsafePointer<CChar>?],
    _ body: ([UnsafePointer<CChar>?]) -> Value
  ) -> Value {
    guard let text = texts.first else { return body(known) }
    return text.withUnsafeBufferPointer { buffer in
      withPointers(texts.dropFirst(), known + [buffer.baseAddress], body)
    }
  }

  private func failure() -> PeerFailure {
    let text = PQerrorMessage(handle).map { String(cString: $0) } ?? ""
    return PeerFailure(
      description: "PostgreSQL: " + text.split(whereSeparator: \.isNewline).joined(separator: " "))
  }
}
