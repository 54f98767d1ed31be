import Foundation
import RestanteJSON
import Synchronization
import Testing

@testable import RestanteServer

/// `restante backup` and `restante restore`, with the real program and a server that is at work.
@Suite("Backup and restore", .serialized)
struct BackupCommandTests {
  private static let callers = 8

  @Test("Backed up under load, killed, restored: what was answered before the backup is all there")
  func underLoad() async throws {
    let data = try TemporaryDirectory()
    let server = try await ServerProcess.start(data: data)
    defer { server.child.end() }
    _ = try await server.call("event.bind", #""event":"ONCRMDEALUPDATE","event_type":"offline""#)
    let file = data.path + "/backup"
    let ledger = Ledger()
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<Self.callers {
        group.addTask { await Self.publish(to: server, ledger) }
      }
      try await ledger.wait(for: 2_000)
      let claim = try await server.call("event.offline.get", #""clear":0"#)
      #expect(claim.json["result"]?["events"]?.arrayValue?.count == 50)
      ledger.mark()
      let result = try await restante(["backup", "--data", data.path, "--output", file])
      #expect(result.code == 0, "\(result.errors)")
      #expect(result.output.contains("events, verified"))
      #expect(result.errors.isEmpty)
      // The callers are still at work.
      try await ledger.wait(for: ledger.answered.count + 500)
      server.child.end()
      try await group.waitForAll()
    }
    #expect(await server.child.exitCode() == -SIGKILL)

    let home = try TemporaryDirectory()
    try FileManager.default.copyItem(
      atPath: data.path + "/server.key", toPath: home.path + "/server.key")
    let restored = try await restante(["restore", "--input", file, "--data", home.path])
    #expect(restored.code == 0, "\(restored.errors)")
    #expect(try home.permissions(of: "restante.sqlite") == 0o600)
    let second = try await ServerProcess.start(data: home)
    defer { second.child.end() }
    // The old credentials are good on the restored database.
    let numbers = try await Self.numbers(
      ServerProcess(child: second.child, demo: server.demo, client: second.client))
    #expect(numbers.isSuperset(of: ledger.marked))
    #expect(numbers.isSubset(of: Set(1...ledger.sent)))
    #expect(numbers.count < ledger.answered.count)
    #expect(second.demo.applicationToken == server.demo.applicationToken)
  }

  /// Publishes one event after the other until the server is gone.
  private static func publish(to server: ServerProcess, _ ledger: Ledger) async {
    while true {
      let number = ledger.next()
      let answer = try? await server.client.post(
        "/v1/events", #"{"event":"ONCRMDEALUPDATE","data":\#(number)}"#,
        key: server.demo.publishKey)
      guard answer?.json["queued"] == 1 else { return }
      ledger.answer(number)
    }
  }

  /// The numbers of all events, claimed ones included.
  private static func numbers(_ server: ServerProcess) async throws -> Set<Int> {
    var numbers: Set<Int> = []
    var start: Int64? = 0
    while let offset = start {
      let page = try await server.call("event.offline.list", #""start":\#(offset)"#)
      for row in try #require(page.json["result"]?.arrayValue) {
        numbers.insert(Int(try #require(row["EVENT_DATA"]?.intValue)))
      }
      start = page.json["next"]?.intValue
    }
    return numbers
  }

  @Test("A backup holds no credential and not the server key")
  func holdsNoSecrets() async throws {
    let data = try TemporaryDirectory()
    let server = try await ServerProcess.start(data: data)
    defer { server.child.end() }
    _ = try await server.client.post(
      "/v1/tokens",
      #"{"client_id":"\#(server.demo.clientID)","user_id":1,"expires_in":60}"#,
      key: server.demo.adminKey, attempt: "an attempt")
    let file = data.path + "/backup"
    #expect(try await restante(["backup", "--data", data.path, "--output", file]).code == 0)
    #expect(try data.permissions(of: "backup") == 0o600)
    let contents = try #require(FileManager.default.contents(atPath: file))
    let demo = server.demo
    let key = String(decoding: try #require(data.contents(of: "server.key")), as: UTF8.self)
    let code = try #require(demo.webhookURL.split(separator: "/").last)
    for secret in [
      demo.clientSecret, demo.applicationToken, demo.accessToken, demo.refreshToken,
      demo.userAccessToken, demo.userRefreshToken, String(code), demo.publishKey, demo.adminKey,
      key.filter { !$0.isWhitespace },
    ] {
      #expect(secret.count >= 8)
      #expect(contents.firstRange(of: Data(secret.utf8)) == nil)
    }
    #expect(contents.firstRange(of: Data(demo.memberID.utf8)) != nil)
  }

  @Test("Nothing is replaced without --force, and no directory that a server uses")
  func refusesToReplace() async throws {
    let data = try TemporaryDirectory()
    let server = try await ServerProcess.start(data: data)
    defer { server.child.end() }
    let backup = ["backup", "--data", data.path, "--output", data.path + "/backup"]
    let restore = ["restore", "--data", data.path, "--input", data.path + "/backup"]
    #expect(try await restante(backup).code == 0)
    let again = try await restante(backup)
    #expect(again.code == 1)
    #expect(again.errors.contains("\(data.path)/backup already exists"))
    #expect(try await restante(backup + ["--force"]).code == 0)
    let used = try await restante(restore + ["--force"])
    #expect(used.code == 1)
    #expect(used.errors.contains("another process uses the data directory"))
    server.child.send(signal: SIGTERM)
    #expect(await server.child.exitCode() == 0)
    let refused = try await restante(restore)
    #expect(refused.code == 1)
    #expect(refused.errors.contains("\(data.path) already has a database"))
    #expect(try await restante(restore + ["--force"]).code == 0)
    #expect(data.contents(of: "restante.sqlite.replaced") != nil)
    let second = try await ServerProcess.start(data: data)
    defer { second.child.end() }
    #expect(second.demo.memberID == server.demo.memberID)
  }

  @Test("A backup is made and restored under its own server key only, unless another is accepted")
  func needsItsKey() async throws {
    let data = try TemporaryDirectory()
    let server = try await ServerProcess.start(data: data)
    server.child.send(signal: SIGTERM)
    #expect(await server.child.exitCode() == 0)
    let file = data.path + "/backup"
    let other = ["RESTANTE_SERVER_KEY": String(repeating: "ab", count: 32)]
    let backup = ["backup", "--data", data.path, "--output", file]
    let foreign = try await restante(backup, environment: other)
    #expect(foreign.code == 1)
    #expect(foreign.errors.contains("belongs to another server key"))
    #expect(try await restante(backup).code == 0)
    let key = String(decoding: try #require(data.contents(of: "server.key")), as: UTF8.self)
    let home = try TemporaryDirectory()
    let restore = ["restore", "--input", file, "--data", home.path]

    let missing = try await restante(restore)
    #expect(missing.code == 1)
    #expect(missing.errors.contains("has no server.key"))
    let wrong = try await restante(restore, environment: other)
    #expect(wrong.code == 1)
    #expect(wrong.errors.contains("belongs to another server key"))
    #expect(home.contents(of: "restante.sqlite") == nil)

    let right = ["RESTANTE_SERVER_KEY": key.filter { !$0.isWhitespace }]
    #expect(try await restante(restore, environment: right).code == 0)
    #expect(try await restante(restore + ["--force", "--other-key"], environment: other).code == 0)
    let started = try await ServerProcess.start(data: home, environment: other)
    defer { started.child.end() }
    #expect(started.demo.memberID == server.demo.memberID)
    #expect(started.demo.applicationToken != server.demo.applicationToken)
  }

  @Test("A directory without a database is not backed up")
  func nothingToBackUp() async throws {
    let data = try TemporaryDirectory()
    let output = data.path + "/backup"
    let result = try await restante(["backup", "--data", data.path, "--output", output])
    #expect(result.code == 1)
    #expect(result.errors.contains("there is no database in \(data.path)"))
    #expect(data.contents(of: "backup") == nil)
  }
}

/// Which numbers were published, and which of them the server answered.
private final class Ledger: Sendable {
  private struct State {
    var sent = 0
    var answered: Set<Int> = []
    var marked: Set<Int> = []
  }

  private let state = Mutex(State())

  var sent: Int { state.withLock { $0.sent } }
  var answered: Set<Int> { state.withLock { $0.answered } }
  /// What was answered when the mark was set.
  var marked: Set<Int> { state.withLock { $0.marked } }

  func next() -> Int {
    state.withLock { state in
      state.sent += 1
      return state.sent
    }
  }

  func answer(_ number: Int) { state.withLock { _ = $0.answered.insert(number) } }

  func mark() { state.withLock { $0.marked = $0.answered } }

  /// Waits until that many numbers were answered.
  func wait(for count: Int) async throws {
    while answered.count < count { try await Task.sleep(for: .milliseconds(10)) }
  }
}
