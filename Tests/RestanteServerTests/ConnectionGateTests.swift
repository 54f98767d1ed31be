import Logging
import NIOCore
import RestanteCore
import Testing

@testable import RestanteServer

@Suite("Bounds on connections")
struct ConnectionGateTests {
  private func gate(maxTotal: Int, each: Int, _ log: LogRecorder = LogRecorder()) -> ConnectionGate
  {
    ConnectionGate(
      maxTotal: maxTotal, maxPerSource: each,
      proxies: [AddressBlock("10.0.0.0/8")].compactMap { $0 },
      logger: log.logger)
  }

  @Test("hold for each address, and for each network of IPv6")
  func each() {
    let gate = gate(maxTotal: 100, each: 2)
    for (one, other) in [
      ("203.0.113.5", "203.0.113.5"), ("2001:4860:1:2::1", "2001:4860:1:2:ffff::9"),
    ] {
      let first = gate.admit(NetworkAddress(one))
      #expect(first != nil)
      #expect(gate.admit(NetworkAddress(other)) != nil)
      #expect(gate.admit(NetworkAddress(one)) == nil)
      if let first { gate.leave(first) }
      #expect(gate.admit(NetworkAddress(other)) != nil)
      #expect(gate.admit(NetworkAddress(other)) == nil)
    }
    #expect(gate.admit(NetworkAddress("203.0.113.6")) != nil)
  }

  @Test("hold for all together; the machine itself and trusted proxies have no bound of their own")
  func all() {
    let gate = gate(maxTotal: 30, each: 2)
    var places: [ConnectionGate.Place] = []
    for address in ["127.0.0.1", "::1", "10.1.2.3"] {
      for _ in 0..<10 {
        if let place = gate.admit(NetworkAddress(address)) { places.append(place) }
      }
    }
    #expect(places.count == 30)
    #expect(gate.admit(NetworkAddress("127.0.0.1")) == nil)
    places.forEach(gate.leave)
    #expect(gate.admit(NetworkAddress("203.0.113.5")) != nil)
  }

  @Test("are reported once a minute, not for each connection")
  func reported() {
    let log = LogRecorder()
    let gate = gate(maxTotal: 100, each: 1, log)
    for _ in 0..<1_000 { _ = gate.admit(NetworkAddress("203.0.113.5")) }
    #expect(log.count(of: "refusing connections") == 1)
    #expect(log.count(of: "203.0.113.5") == 1)
  }

  @Test("leave room for 10,000 clients that wait, unless the system allows fewer files")
  func standard() {
    let bounds = ConnectionBounds()
    #expect(bounds.maxTotal > 10_000 + 1_000)
    #expect(bounds.maxPossible >= 1 && bounds.maxPossible <= bounds.maxTotal)
  }

  @Test("close what is too much at once, and serve again when others leave")
  func live() async throws {
    try await LiveServer.run(adjust: { $0.connections.maxTotal = 3 }) { server in
      var open: [RawConnection] = []
      for _ in 0..<3 {
        let connection = try await RawConnection.open(server.address)
        try await connection.send("GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n")
        #expect(try await connection.reply().hasSuffix("alive\n"))
        open.append(connection)
      }
      let refused = try await RawConnection.open(server.address)
      #expect(try await refused.end() == "")
      for connection in open { await connection.close() }
      let end = ContinuousClock.now + RawConnection.patience
      var answer = ""
      while answer.isEmpty, ContinuousClock.now < end {
        let connection = try await RawConnection.open(server.address)
        try? await connection.send("GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n")
        answer = (try? await connection.reply()) ?? ""
        await connection.close()
      }
      #expect(answer.hasSuffix("alive\n"))
    }
  }
}
