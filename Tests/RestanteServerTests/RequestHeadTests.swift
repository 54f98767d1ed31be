import RestanteJSON
import Testing

@testable import RestanteServer

@Suite("Heads of HTTP/1 requests")
struct RequestHeadTests {
  private static let host = "Host: localhost\r\n"

  /// Sends bytes on a connection of their own and returns everything that comes back.
  private static func answer(_ bytes: String, of server: LiveServer) async throws -> String {
    let connection = try await RawConnection.open(server.address)
    try await connection.send(bytes)
    return try await connection.end()
  }

  @Test("name their host once, or are bad requests")
  func hosts() async throws {
    try await LiveServer.run { server in
      for head in [
        "GET /healthz HTTP/1.1\r\n\r\n",
        "GET /healthz HTTP/1.1\r\n\(Self.host)\(Self.host)\r\n",
        "GET /healthz HTTP/1.0\r\n\(Self.host)Host: other\r\n\r\n",
      ] {
        let answer = try await Self.answer(head, of: server)
        #expect(answer.hasPrefix("HTTP/1.1 400 "), "\(head): \(answer)")
        #expect(answer.contains("one Host header"))
      }
      let old = try await RawConnection.open(server.address)
      try await old.send("GET /healthz HTTP/1.0\r\n\r\n")
      #expect(try await old.reply().contains(" 200 OK"))
      await old.close()
    }
  }

  @Test(
    "with transfer codings besides chunked are not implemented",
    arguments: ["gzip, chunked", "identity, chunked"])
  func codings(coding: String) async throws {
    try await LiveServer.run { server in
      let answer = try await Self.answer(
        "POST /rest/profile HTTP/1.1\r\n\(Self.host)Transfer-Encoding: \(coding)\r\n\r\n0\r\n\r\n",
        of: server)
      #expect(answer.hasPrefix("HTTP/1.1 501 "), "\(answer)")
    }
  }

  @Test("that are refused are so after the answers to the requests before them")
  func order() async throws {
    try await LiveServer.run { server in
      let good = "GET /healthz HTTP/1.1\r\n\(Self.host)\r\n"
      let answer = try await Self.answer(
        good + good + "GET / HTTP/1.1\r\n\r\n" + good, of: server)
      let starts = answer.split(separator: "HTTP/1.1 ").map { $0.prefix(3) }
      #expect(starts == ["200", "200", "400"])
    }
  }

  @Test("that expect 100-continue get it once the body is wanted")
  func continues() async throws {
    try await LiveServer.run { server in
      let connection = try await RawConnection.open(server.address)
      let head = """
        POST /rest/profile HTTP/1.1\r\n\(Self.host)Content-Type: application/json\r
        Authorization: Bearer \(server.demo.accessToken)\r\nExpect: 100-Continue\r
        Content-Length: 2\r\n\r\n
        """
      for _ in 1...3 {
        try await connection.send(head)
        let interim = try await connection.receive { $0.hasSuffix("\r\n\r\n") }
        #expect(interim == "HTTP/1.1 100 Continue\r\n\r\n")
        try await connection.send("{}")
        #expect(try await connection.reply().hasPrefix("HTTP/1.1 200 OK"))
      }
      await connection.close()
    }
  }

  @Test("that expect 100-continue for what is refused get the refusal alone, and no next request")
  func refusedAtOnce() async throws {
    try await LiveServer.run { server in
      for (path, length) in [("/rest/profile", 1 << 30), ("/healthz", 2)] {
        let answer = try await Self.answer(
          "POST \(path) HTTP/1.1\r\n\(Self.host)Expect: 100-continue\r\n"
            + "Content-Length: \(length)\r\n\r\n",
          of: server)
        #expect(answer.hasPrefix("HTTP/1.1 4"), "\(path): \(answer)")
        #expect(!answer.contains("100 Continue"))
        #expect(answer.lowercased().contains("connection: close"))
      }
      let other = try await Self.answer(
        "POST /healthz HTTP/1.1\r\n\(Self.host)Expect: coffee\r\nContent-Length: 2\r\n\r\n",
        of: server)
      #expect(other.hasPrefix("HTTP/1.1 417 "))
    }
  }

  @Test("may have several slashes where one is meant, as the official PHP library sends them")
  func slashes() async throws {
    try await LiveServer.run { server in
      let tokens = try await server.client.get(
        "//oauth/token/?grant_type=refresh_token&client_id=\(server.demo.clientID)"
          + "&client_secret=\(server.demo.clientSecret)"
          + "&refresh_token=\(server.demo.refreshToken)")
      #expect(tokens.json["access_token"]?.stringValue != nil)
      let token = server.demo.accessToken
      for path in ["//rest/profile", "/rest//profile", "///rest///profile.json"] {
        #expect(try await server.client.get(path, key: token).status == 200, "\(path)")
      }
      #expect(try await server.client.get("/v1//queues", key: server.demo.adminKey).status == 200)
      #expect(try await server.client.get("//healthz").status == 200)
    }
  }
}
