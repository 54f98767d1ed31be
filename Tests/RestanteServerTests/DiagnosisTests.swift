import RestanteCore
import RestanteTesting
import Testing

@testable import RestanteServer

/// What the doctor says to facts, without looking at anything.
@Suite("What follows from facts about a server")
struct DiagnosisTests {
  private static let now = Timestamp(seconds: 1_800_000_000)
  private static let day: Int64 = 86_400

  private func checks(_ findings: [Finding]) -> [String] {
    findings.map { "\($0.severity.rawValue) \($0.check)" }
  }

  @Test("Little free space warns, too little is an error, and both name the limit")
  func space() {
    func finding(_ free: Int64?, minimum: Int64 = 1_000) -> Finding? {
      DiskFacts(directory: "/d", freeBytes: free, minimumBytes: minimum, syncs: []).findings.first
    }
    #expect(finding(nil) == nil)
    #expect(finding(2_000)?.severity == .ok)
    #expect(finding(1_999)?.severity == .warning)
    #expect(finding(1_000)?.severity == .warning)
    #expect(finding(999)?.severity == .error)
    #expect(finding(999)?.remedy == "df -h /d")
    #expect(finding(1, minimum: 0)?.severity == .ok)
    #expect(finding(0, minimum: 0)?.severity == .error)
    #expect(DiskFacts.size(1_023) == "1023 bytes")
    #expect(DiskFacts.size(3 << 29) == "1.5 GiB")
  }

  @Test("The median of durable writes counts, so that one slow write is no finding")
  func syncs() {
    func finding(_ syncs: [Double], failure: String? = nil) -> Finding? {
      DiskFacts(
        directory: "/d", freeBytes: nil, minimumBytes: 0, syncs: syncs, writeFailure: failure
      ).findings.first
    }
    #expect(finding([1, 900, 2])?.text == "A durable write takes 2.0 ms.")
    let slow = finding([30, 25, 1])
    #expect(slow?.severity == .warning)
    #expect(slow?.remedy == "restante database copy --from /d --to NEW_DIRECTORY")
    #expect(finding([1], failure: "Permission denied")?.severity == .error)
    #expect(finding([]) == nil)
  }

  @Test("Files that others may read or change, links and strangers' files get their remedy")
  func files() {
    func remedy(
      _ purpose: FileTrust.Purpose, _ state: FileFacts.State, path: String = "/d/f"
    ) -> String? {
      FileFacts(path: path, purpose: purpose, state: state, user: 7, neighbour: 7).finding?.remedy
    }
    #expect(remedy(.secret, .present(owner: 7, mode: 0o600)) == nil)
    #expect(remedy(.secret, .absent) == nil)
    #expect(remedy(.directory, .absent) == "restante serve --data /d/f")
    #expect(remedy(.secret, .present(owner: 7, mode: 0o640)) == "chmod 600 /d/f")
    #expect(remedy(.data, .present(owner: 7, mode: 0o644)) == nil)
    #expect(remedy(.data, .present(owner: 7, mode: 0o666)) == "chmod go-w /d/f")
    #expect(remedy(.directory, .present(owner: 7, mode: 0o777)) == "chmod go-w /d/f")
    #expect(remedy(.secret, .present(owner: 8, mode: 0o600)) == "chown 7 /d/f")
    #expect(remedy(.secret, .link)?.hasPrefix("cp --remove-destination") == true)
    #expect(remedy(.data, .wrongKind) == "ls -ld /d/f")
    #expect(
      remedy(.secret, .present(owner: 7, mode: 0o644), path: "/a b/it's")
        == #"chmod 600 '/a b/it'\''s'"#)
  }

  @Test("A server key that is missing, another one, or lacks its successor is found")
  func keys() {
    func finding(
      _ state: KeyFacts.State, _ stored: KnownServerKeys? = KnownServerKeys(current: [1])
    ) -> Finding? {
      KeyFacts(
        place: "/d/server.key", file: "/d/server.key", state: state, stored: stored, now: Self.now
      ).finding
    }
    #expect(finding(.known([[1]]))?.severity == .ok)
    #expect(finding(.absent, nil) == nil)
    #expect(finding(.known([[2]]), nil) == nil)
    for problem in [finding(.absent), finding(.known([[2]])), finding(.unusable("bad"))] {
      #expect(problem?.severity == .error)
      #expect(problem?.remedy == "cp BACKUP_OF_SERVER_KEY /d/server.key")
    }
    let rotating = KnownServerKeys(
      current: [1], next: .init(fingerprint: [2], from: Self.now.adding(seconds: 60)))
    #expect(finding(.known([[1]]), rotating)?.severity == .warning)
    #expect(finding(.known([[2], [1]]), rotating)?.severity == .ok)
  }

  @Test("A certificate that ends soon warns; one that ended, or is not good yet, is an error")
  func certificates() {
    func finding(from: Int64, until: Int64) -> Finding {
      TLSFacts(
        files: TLSFiles(certificate: "/c", key: "/k"),
        state: .valid(
          from: Self.now.adding(seconds: from * Self.day),
          until: Self.now.adding(seconds: until * Self.day)), now: Self.now
      ).finding
    }
    #expect(finding(from: -1, until: 90).severity == .ok)
    #expect(finding(from: -1, until: 13).text.contains("/c ends in 13 days"))
    #expect(finding(from: -1, until: 13).severity == .warning)
    #expect(finding(from: -9, until: -1).text.contains("/c ended 1 day ago"))
    #expect(finding(from: 1, until: 9).severity == .error)
    #expect(finding(from: -9, until: -1).remedy == "openssl x509 -in /c -noout -subject -dates")
  }

  @Test("Plain HTTP, the demo portal and unknown proxies count where others reach the server")
  func exposure() throws {
    func findings(
      _ listen: String, tls: Bool = false, _ url: String, demo: String? = nil, proxies: Bool = false
    ) throws -> [String] {
      checks(
        ExposureFacts(
          listen: try #require(ListenAddress(listen)), servesTLS: tls,
          publicURL: try #require(PublicURL(url)), demoDirectory: demo, trustsProxies: proxies
        ).findings)
    }
    #expect(try findings("127.0.0.1:80", "http://localhost", demo: "/d") == ["ok exposure"])
    #expect(
      try findings("0.0.0.0:80", "http://h.example", demo: "/d")
        == ["error plain-http", "error demo-exposed"])
    #expect(try findings("127.0.0.1:80", "http://h.example") == ["error plain-http"])
    #expect(try findings("0.0.0.0:443", tls: true, "https://h.example") == ["ok exposure"])
    #expect(try findings("127.0.0.1:80", "https://h.example") == ["warning proxy-not-trusted"])
    #expect(try findings("127.0.0.1:80", "https://h.example", proxies: true) == ["ok exposure"])
  }

  @Test("A database that is damaged, newer, older or unreadable is told apart")
  func databases() {
    func finding(_ state: DatabaseFacts.State) -> Finding {
      DatabaseFacts(name: "/d/restante.sqlite", directory: "/d", state: state).finding
    }
    func read(_ damage: [String] = [], checked: Bool = true, current: Bool = true) -> Finding {
      finding(
        .read(
          StoreInspection(
            contents: current ? .init() : nil, damage: damage, wasChecked: checked, time: nil,
            hasClock: false)))
    }
    #expect(read().severity == .ok)
    #expect(finding(.absent).severity == .note)
    #expect(read(checked: false).remedy == "restante check --data /d")
    #expect(read(current: false).severity == .note)
    #expect(read(["table t: x", "table u: y"]).text.contains("table t: x; 1 further"))
    let restore = "restante restore --input BACKUP --data /d --force"
    #expect(read(["table t: x"]).remedy == restore)
    #expect(finding(.unreadable(StoreError(.corrupt, "x"))).remedy == restore)
    #expect(finding(.unreadable(StoreError(.schema, "x"))).remedy == "restante version --verbose")
    #expect(finding(.unreadable(StoreError(.unavailable, "x"))).severity == .error)
  }

  @Test("Old backups warn, by the schedule where there is one; none at all is worth a note")
  func backups() {
    func finding(age: Int64?, interval: Int64? = nil) -> Finding? {
      BackupFacts(
        directory: "/d", folder: "/b", interval: interval,
        newest: age.map { Self.now.adding(seconds: -$0) }, unusable: [], now: Self.now
      ).findings.first
    }
    #expect(finding(age: nil)?.severity == .note)
    #expect(finding(age: nil, interval: 60)?.severity == .warning)
    #expect(finding(age: 6 * Self.day)?.severity == .ok)
    #expect(finding(age: 8 * Self.day)?.text.contains("is 8 days old") == true)
    #expect(finding(age: 2 * Self.day, interval: Self.day)?.severity == .ok)
    #expect(finding(age: 3 * Self.day, interval: Self.day)?.severity == .warning)
    #expect(finding(age: 8 * Self.day)?.remedy == "restante backup --data /d --output /b/FILE")
  }

  @Test("A clock that is behind the newest event or differs from others is found")
  func clocks() {
    #expect(checks(ClockFacts().findings).isEmpty)
    #expect(checks(ClockFacts(behindNewestEvent: -5).findings) == ["ok clock"])
    #expect(checks(ClockFacts(behindNewestEvent: 3).findings) == ["warning clock"])
    let ahead = ClockFacts(differences: [("the server", -3_600)]).findings
    #expect(ahead.first?.text == "This machine's clock is 1 hour ahead of that of the server.")
    #expect(checks(ClockFacts(differences: [("the server", 1)]).findings) == ["ok clock"])
  }
}
