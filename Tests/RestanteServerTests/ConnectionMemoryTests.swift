import Foundation
import NIOCore
import Testing

@testable import RestanteServer

@Suite("What a connection can make the server keep")
struct ConnectionMemoryTests {
  /// How a connection begins, and what is sent on it without end.
  struct Flood: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let start: String
    let rest: String
    var isRaw = false

    init(_ description: String, _ start: String, then rest: String, isRaw: Bool = false) {
      testDescription = description
      self.start = start
      self.rest = rest
      self.isRaw = isRaw
    }
  }

  private static let host = "HTTP/1.1\r\nHost: a\r\n"
  private static let wait = "Authorization: Bearer TOKEN\r\nPrefer: wait=30\r\n"

  static let floods = [
    Flood("a request line", "GET /", then: "x"),
    Flood("a header", "GET / \(host)X: ", then: "x"),
    Flood("headers", "GET / \(host)", then: "X: y\r\n"),
    Flood(
      "a body that nobody reads", "POST /healthz \(host)Content-Length: 9999999999\r\n\r\n",
      then: "x"),
    Flood(
      "chunks that nobody reads", "POST /healthz \(host)Transfer-Encoding: chunked\r\n\r\n",
      then: "1\r\nx\r\n"),
    Flood(
      "an extension of a chunk", "POST /healthz \(host)Transfer-Encoding: chunked\r\n\r\n1;",
      then: "x"),
    Flood(
      "trailers", "POST /healthz \(host)Transfer-Encoding: chunked\r\n\r\n0\r\n", then: "X: y\r\n"),
    Flood(
      "requests while one waits", "GET /rest/event.offline.get \(host)\(wait)\r\n",
      then: "GET /healthz \(host)\r\n"),
    Flood(
      "requests whose answers nobody takes", "", then: "GET /openapi.json \(host)\r\n"),
    Flood(
      "bytes after an upgrade", "GET /healthz \(host)Connection: Upgrade\r\nUpgrade: h2c\r\n\r\n",
      then: "x"),
    Flood(
      "bytes after an unclear upgrade",
      "GET /healthz \(host)Connection: a,\tupgrade\r\nUpgrade: h2c\r\n\r\n", then: "x"),
    Flood("bytes after CONNECT", "CONNECT a:1 \(host)\r\n", then: "x"),
    Flood(
      "bytes after the last answer", "GET /healthz \(host)Connection: close\r\n\r\n", then: "x"),
    Flood("bytes after a refusal", "GET /healthz HTTP/1.1\r\n\r\n", then: "x"),
    Flood("no TLS where there is to be some", "", then: "\u{0}", isRaw: true),
    Flood(
      "a handshake without end", "\u{16}\u{3}\u{1}\u{40}\u{0}\u{1}", then: "\u{0}", isRaw: true),
  ]

  /// How much is sent at the most.
  private static let bytes = 48 << 20

  private static func peak(of process: ServerProcess) throws -> Int {
    let path = "/proc/\(process.child.identifier)/status"
    let status = try String(contentsOfFile: path, encoding: .utf8)
    let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") } ?? ""
    return (Int(line.filter(\.isNumber)) ?? 0) << 10
  }

  /// Sends until enough was sent, the server closed the connection, or it takes no more.
  private static func send(_ flood: Flood, to server: ServerProcess, tls: TLSFiles?) async throws {
    guard let address = ListenAddress(String(server.demo.baseURL.drop { $0 != "/" }.dropFirst(2)))
    else { return }
    let connection = try await RawConnection.open(address, tls: flood.isRaw ? nil : tls)
    let start = flood.start.replacing("TOKEN", with: server.demo.accessToken)
    let piece = Array(String(repeating: flood.rest, count: (1 << 20) / flood.rest.utf8.count).utf8)
    await withTaskGroup(of: Void.self) { group in
      group.addTask {
        do {
          try await connection.send(start)
          for _ in 0..<(bytes >> 20) {
            try await connection.send(piece)
            // What the server answers is left where it is.
            try await connection.channel.setOption(.autoRead, value: false).get()
          }
        } catch {
          // Closed: that is one way to keep little.
        }
      }
      group.addTask {
        // To take no more is another way.
        try? await Task.sleep(for: .seconds(3))
        await connection.close()
      }
      await group.next()
      await connection.close()
      group.cancelAll()
    }
  }

  @Test(
    "is bounded in every state of a connection, with TLS and without", arguments: [false, true])
  func bounded(isEncrypted: Bool) async throws {
    let directory = try TemporaryDirectory()
    let tls = isEncrypted ? try await TestCertificate("one", in: directory).files : nil
    let options = tls.map { ["--tls-cert", $0.certificate, "--tls-key", $0.key] } ?? []
    let server = try await ServerProcess.start(data: directory, options, trusting: tls)
    defer { server.child.end() }
    _ = try await server.call("event.bind", #""event":"ONCRMDEALUPDATE","event_type":"offline""#)
    for _ in 0..<20 { _ = try await server.client.get("/openapi.json") }
    for flood in Self.floods where isEncrypted || !flood.isRaw {
      let before = try Self.peak(of: server)
      try await Self.send(flood, to: server, tls: tls)
      let growth = try Self.peak(of: server) - before
      #expect(growth < 24 << 20, "\(flood.testDescription): \(growth >> 20) MiB")
      #expect(try await server.client.get("/healthz").status == 200)
    }
  }

  @Test("is bounded by the number of streams of HTTP/2, where none of their bodies is read")
  func streams() async throws {
    let directory = try TemporaryDirectory()
    let tls = try await TestCertificate("one", in: directory).files
    let server = try await ServerProcess.start(
      data: directory, ["--tls-cert", tls.certificate, "--tls-key", tls.key], trusting: tls)
    defer { server.child.end() }
    for _ in 0..<20 { _ = try await server.client.get("/openapi.json") }
    let before = try Self.peak(of: server)
    let address = try #require(
      ListenAddress(String(server.demo.baseURL.drop { $0 != "/" }.dropFirst(2))))
    let connection = try await FrameConnection.open(address, tls: tls)
    let key = ("authorization", "Bearer \(server.demo.adminKey)")
    let piece = 16_000
    var sent = 0
    for stream in stride(from: Int32(1), to: 200, by: 2) {
      try await connection.send(
        .request(
          "GET", "/v1/queues/\(server.demo.clientID)/stream", on: stream, fields: [key]))
      // All that the server accepts for a stream.
      for _ in 0..<4 {
        let end = ContinuousClock.now + RawConnection.patience
        while connection.credit(after: sent) < piece, ContinuousClock.now < end {
          try await Task.sleep(for: .milliseconds(5))
        }
        try await connection.send(.data(piece, on: stream))
        sent += piece
      }
    }
    // 6 MiB of bodies and what 100 requests take besides, in a debug build.
    let growth = try Self.peak(of: server) - before
    #expect(growth < 64 << 20, "\(growth >> 20) MiB")
    #expect(try await server.client.get("/healthz").status == 200)
    await connection.close()
  }

  @Test("is bounded by fewer connections where the system allows fewer files")
  func descriptors() async throws {
    let directory = try TemporaryDirectory()
    let server = try await ServerProcess.start(
      data: directory, launcher: ServerProcess.shell("ulimit -n 128; exec \"$@\""))
    defer { server.child.end() }
    let address = try #require(
      ListenAddress(String(server.demo.baseURL.drop { $0 != "/" }.dropFirst(2))))
    let start = ContinuousClock.now
    var open: [RawConnection] = []
    for _ in 0..<200 { open.append(try await RawConnection.open(address)) }
    // One more than the server takes is closed at once.
    let refused = try await RawConnection.open(address)
    #expect(try await refused.end() == "")
    for connection in open { await connection.close() }
    let end = ContinuousClock.now + RawConnection.patience
    var status = 0
    while status != 200, ContinuousClock.now < end {
      status = (try? await server.client.get("/healthz").status) ?? 0
    }
    #expect(status == 200)
    // One line, and one more for each minute that it took.
    let minutes = Int((ContinuousClock.now - start).components.seconds / 60)
    #expect(server.child.errors.split(separator: "refusing connections").count <= 2 + minutes)
  }
}
