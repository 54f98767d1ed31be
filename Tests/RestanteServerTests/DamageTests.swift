import Foundation
import RestanteCore
import RestanteSQLite
import RestanteTesting
import Testing

@testable import RestanteServer

@Suite("Damage")
struct DamageTests {
  @Test("Every failure of the store is logged with its code, at most once a minute, whoever asked")
  func logged() async throws {
    let log = LogRecorder()
    try await LiveServer.run(
      log: log,
      open: { _ in FailingReads(inner: ModelStore(time: ManualClock())) },
      { server in
        for _ in 0..<5 {
          let answer = try await server.client.get(
            "/rest/event.offline.list?auth=\(server.demo.accessToken)")
          #expect(answer.status == 503)
        }
      })
    let lines = log.all.filter { $0.contains("the database failed") && $0.contains("unavailable") }
    #expect(lines.count == 1, "\(lines)")
  }

  @Test("A damaged database turns readiness off, is logged, and check names the table")
  func corruption() async throws {
    let data = try TemporaryDirectory()
    let first = try await ServerProcess.start(data: data)
    _ = try await first.call("event.bind", #""event":"ONCRMDEALUPDATE","event_type":"offline""#)
    for number in 0..<10 {
      let events = (0..<100).map {
        #"{"event":"ONCRMDEALUPDATE","data":{"N":"\#(number)-\#($0)","T":"\#(Self.text)"}}"#
      }
      let answer = try await first.client.post(
        "/v1/events", "[\(events.joined(separator: ","))]", key: first.demo.publishKey)
      #expect(answer.status == 200)
    }
    first.child.send(signal: SIGTERM)
    #expect(await first.child.exitCode() == 0)
    let path = data.path + "/restante.sqlite"
    let sound = try ChildProcess(["check", "--data", data.path], directory: data)
    #expect(await sound.exitCode() == 0, "\(sound.output)")

    // Pages in the middle of the file: those of event bodies.
    let file = try #require(FileHandle(forUpdatingAtPath: path))
    let pages = try file.seekToEnd() / 4_096
    for page in [pages / 2, pages / 2 + 1, pages / 2 + 2] {
      try file.seek(toOffset: page * 4_096)
      try file.write(contentsOf: Data(repeating: 0, count: 4_096))
    }
    try file.close()
    let check = try ChildProcess(["check", "--data", data.path], directory: data)
    #expect(await check.exitCode() == 1)
    #expect(check.output.contains("table "), "\(check.output)")

    let second = try await ServerProcess.start(data: data)
    defer { second.child.end() }
    _ = try await second.call("event.offline.get", #""clear":0,"limit":1000"#)
    let ready = try await second.client.get("/readyz")
    #expect(ready.status == 503)
    #expect(ready.text.contains("damaged"))
    #expect(second.child.errors.contains("damaged") || second.child.errors.contains("corrupt"))
    #expect(try await second.client.get("/healthz").status == 200)
  }

  private static let text = String(repeating: "text ", count: 100)
}

/// A store whose lists fail as they do when the disk does.
private struct FailingReads: ForwardingStore {
  let inner: any Store

  func listEvents(_ query: ListEvents) async throws(StoreError) -> EventPage {
    let error = StoreError(.unavailable, "input/output error")
    failures.note(error)
    throw error
  }
}
