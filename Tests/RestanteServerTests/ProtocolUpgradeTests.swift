import Testing

@testable import RestanteServer

@Suite("Requests that ask for another protocol")
struct ProtocolUpgradeTests {
  /// Headers as clients send them: the official PHP library, curl, Java, browsers and others.
  static let spellings = [
    "Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQAoAAA",
    "Connection: Upgrade\r\nUpgrade: websocket", "connection: upgrade\r\nupgrade: foo/1",
    "Connection: keep-alive, Upgrade\r\nUpgrade: h2c, websocket",
    "Upgrade: h2c\r\nConnection: UPGRADE", "Upgrade: h2c\r\nConnection: a\r\nConnection: upgrade",
    "Upgrade: h2c", "Connection: upgrade",
    "Connection: a ,  upgrade  ,b\r\nUpgrade: h2c",
  ]

  private static let host = "Host: localhost\r\n"

  @Test("are answered as if they did not, and so is the next one", arguments: [false, true])
  func answered(isEncrypted: Bool) async throws {
    let directory = try TemporaryDirectory()
    let tls = isEncrypted ? try await TestCertificate("one", in: directory).files : nil
    try await LiveServer.run(directory: directory, tls: tls) { server in
      for spelling in Self.spellings {
        for body in ["", "Content-Length: 2\r\n", "Transfer-Encoding: chunked\r\n"] {
          let connection = try await RawConnection.open(server.address, tls: tls)
          let content = body.isEmpty ? "" : body.contains("2") ? "{}" : "2\r\n{}\r\n0\r\n\r\n"
          for turn in 1...3 {
            try await connection.send(
              "POST /rest/profile HTTP/1.1\r\n\(Self.host)\(spelling)\r\n\(body)\r\n\(content)")
            let reply = try await connection.reply()
            #expect(reply.hasPrefix("HTTP/1.1 4"), "\(spelling), \(turn): \(reply)")
          }
          try await connection.send("GET /healthz HTTP/1.1\r\n\(Self.host)\r\n")
          #expect(try await connection.reply().hasSuffix("alive\n"), "\(spelling)")
          await connection.close()
        }
      }
    }
  }

  @Test("do not swallow what was sent right behind them")
  func pipelined() async throws {
    try await LiveServer.run { server in
      let connection = try await RawConnection.open(server.address)
      let request = "GET /healthz HTTP/1.1\r\n\(Self.host)\(Self.spellings[0])\r\n\r\n"
      try await connection.send(String(repeating: request, count: 50))
      let replies = try await connection.receive { text in
        text.split(separator: "alive\n", omittingEmptySubsequences: false).count == 51
      }
      #expect(replies.split(separator: "HTTP/1.1 200").count == 50)
      await connection.close()
    }
  }

  @Test("by CONNECT are answered too, and the connection goes on")
  func connect() async throws {
    try await LiveServer.run { server in
      let connection = try await RawConnection.open(server.address)
      try await connection.send("CONNECT example.com:443 HTTP/1.1\r\n\(Self.host)\r\n")
      #expect(try await connection.reply().hasPrefix("HTTP/1.1 4"))
      try await connection.send("GET /healthz HTTP/1.1\r\n\(Self.host)\r\n")
      #expect(try await connection.reply().hasSuffix("alive\n"))
      await connection.close()
    }
  }

  @Test("in a spelling that the parser may read otherwise end the connection with their answer")
  func unclear() async throws {
    try await LiveServer.run { server in
      for headers in [
        "Connection: a,upgrade\t,b\r\nUpgrade: x", "Connection: a,\tupgrade,b\r\nUpgrade: x",
        "Connection: upgrade;q=1\r\nUpgrade: x", "Connection: a upgrade\r\nUpgrade: x",
        "Connection: upgrade\r\nUpgrade:", "Connection: xupgrade\r\nUpgrade: h2c",
      ] {
        let connection = try await RawConnection.open(server.address)
        try await connection.send(
          "GET /healthz HTTP/1.1\r\n\(Self.host)\(headers)\r\n\r\n")
        let reply = try await connection.end()
        #expect(reply.lowercased().contains("connection: close"), "\(headers): \(reply)")
        #expect(reply.hasSuffix("alive\n"))
      }
    }
  }
}
