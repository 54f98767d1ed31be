import RestanteCore
import RestanteJSON
import RestanteTesting
import Synchronization
import Testing

@testable import RestanteServer

@Suite("The floor of free space")
struct FreeSpaceTests {
  /// Free bytes that a test changes, and how often they were looked at.
  private final class Disk: Sendable {
    private let state: Mutex<(free: Int64?, looks: Int)>

    init(free: Int64?) { state = Mutex((free, 0)) }

    func set(_ free: Int64) { state.withLock { $0.free = free } }
    var looks: Int { state.withLock { $0.looks } }

    func look() -> Int64? {
      state.withLock { state in
        state.looks += 1
        return state.free
      }
    }
  }

  @Test("below it no events are taken in, and everything else goes on", arguments: StoreKind.allCases)
  func refuses(kind: StoreKind) async throws {
    let disk = Disk(free: 1_000)
    try await LiveServer.run(
      kind, freeSpace: { _ in disk.look() }, adjust: { $0.minimumFreeSpace = 1_000 }
    ) { server in
      try await server.bind("E")
      #expect(try await server.publish(#"{"event":"E","data":1}"#).status == 200)
      disk.set(999)
      server.clock.advance(seconds: 1)
      let refused = try await server.publish(#"{"event":"E","data":2}"#)
      #expect(refused.status == 503)
      #expect(refused.json["type"] == "/problems/low-space")
      #expect(refused.header("Retry-After") == "10")
      let token = server.demo.accessToken
      let test = try await server.client.post("/rest/event.test", "{}", key: token)
      #expect(test.status == 503)
      #expect(test.json["error"] == "ERROR_LOW_SPACE")
      #expect(try await server.client.get("/readyz").text.hasPrefix("ready, but"))
      let claim = try await server.client.post(
        "/rest/event.offline.get", #"{"clear":0}"#, key: token)
      let processID = try #require(claim.json["result"]?["process_id"]?.stringValue)
      let clear = try await server.client.post(
        "/rest/event.offline.clear", #"{"process_id":"\#(processID)"}"#, key: token)
      #expect(clear.json["result"] == true)
      #expect(try await server.queue().isEmpty)
      disk.set(1_000)
      server.clock.advance(seconds: 1)
      #expect(try await server.publish(#"{"event":"E","data":2}"#).status == 200)
      #expect(try await server.client.get("/readyz").text == "ready\n")
    }
  }

  @Test("is looked at once a second at most")
  func cached() {
    let clock = ManualClock()
    let disk = Disk(free: 5)
    let floor = SpaceFloor(minimum: 10, clock: clock) { disk.look() }
    for _ in 1...100 { #expect(floor.isReached) }
    disk.set(10)
    clock.advance(milliseconds: 999)
    #expect(floor.isReached)
    #expect(disk.looks == 1)
    clock.advance(milliseconds: 1)
    #expect(!floor.isReached)
    clock.advance(seconds: -3_600)
    #expect(!floor.isReached)
    #expect(disk.looks == 3)
  }

  @Test("refuses nothing where it is off or the room cannot be told")
  func off() {
    #expect(!SpaceFloor(minimum: 0) { 0 }.isReached)
    #expect(!SpaceFloor(minimum: 1) { nil }.isReached)
    #expect(!SpaceFloor.none.isReached)
  }

  @Test("is measured where the data is")
  func measured() throws {
    let directory = try TemporaryDirectory()
    #expect(try #require(FreeSpace.bytes(at: directory.path)) > 0)
    #expect(FreeSpace.bytes(at: directory.path + "/nowhere") == nil)
  }
}
