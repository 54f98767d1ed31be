import Foundation
import RestanteCore
import Testing

@testable import RestanteServer

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

@Suite("What others could have put into the data directory")
struct FileTrustTests {
  private func refusal(_ body: () throws -> Void) -> String {
    let error = #expect(throws: StartupError.self, performing: body)
    return "\(error, default: "")"
  }

  private func write(_ text: String, to path: String, mode: mode_t) throws {
    try DurableFile.save(Array(text.utf8), to: path)
    #expect(chmod(path, mode) == 0)
  }

  @Test(
    "belongs to another user is not believed; the user's own and the administrator's is",
    arguments: [FileTrust.Purpose.directory, .secret, .data, .certificateKey])
  func owners(purpose: FileTrust.Purpose) {
    func complaint(owner: UInt32, neighbour: UInt32? = nil) -> String? {
      FileTrust.complaint(
        .init(owner: owner, mode: 0o600), as: purpose, user: 1_000, neighbour: neighbour)
    }
    #expect(complaint(owner: 1_000) == nil)
    #expect(complaint(owner: 0) == nil)
    #expect(complaint(owner: 1_001)?.contains("belongs to another user (1001)") == true)
    #expect(complaint(owner: 1_001, neighbour: 1_001) == nil)
  }

  @Test(
    "must be private: nobody else may change data, nor read secrets",
    arguments: [
      (FileTrust.Purpose.directory, 0o700, true), (.directory, 0o755, true),
      (.directory, 0o770, false), (.directory, 0o1777, false), (.secret, 0o600, true),
      (.secret, 0o400, true), (.secret, 0o640, false), (.secret, 0o604, false),
      (.data, 0o644, true), (.data, 0o664, false), (.data, 0o606, false),
      (.certificateKey, 0o600, true), (.certificateKey, 0o640, false),
    ] as [(FileTrust.Purpose, UInt32, Bool)])
  func modes(purpose: FileTrust.Purpose, mode: UInt32, isGood: Bool) {
    let status = FileTrust.Status(owner: 1_000, mode: mode)
    let complaint = FileTrust.complaint(status, as: purpose, user: 1_000)
    #expect((complaint == nil) == isGood)
    #expect(isGood || complaint?.contains("chmod") == true)
    let administrators = FileTrust.Status(owner: 0, mode: 0o640)
    #expect(FileTrust.complaint(administrators, as: .certificateKey, user: 1_000) == nil)
    #expect(FileTrust.complaint(administrators, as: .secret, user: 1_000) != nil)
  }

  @Test("A directory that others can write is refused, and so is a database that they can")
  func directory() throws {
    let directory = try TemporaryDirectory()
    for isShared in [false, true] {
      #expect(chmod(directory.path, 0o777) == 0)
      let text = refusal { _ = try DataDirectory(directory.path, isShared: isShared) }
      #expect(text.contains("\(directory.path) is not private") && text.contains("chmod go-w"))
      #expect(chmod(directory.path, 0o755) == 0)
      _ = try DataDirectory(directory.path, isShared: isShared)
    }
    let database = directory.path + "/restante.sqlite"
    try write("", to: database, mode: 0o666)
    #expect(refusal { _ = try DataDirectory(directory.path) }.contains("\(database) is not"))
    #expect(unlink(database) == 0 && symlink("/etc/passwd", database) == 0)
    #expect(refusal { _ = try DataDirectory(directory.path) }.contains(database))
  }

  @Test("Secrets that others can read, and links, are refused by name", arguments: ["server.key"])
  func secrets(name: String) throws {
    let directory = try TemporaryDirectory()
    let path = "\(directory.path)/\(name)"
    let source = ServerKeySource(directory: directory.path)
    try write(String(repeating: "ab", count: 32), to: path, mode: 0o644)
    let text = refusal { _ = try source.keys() }
    #expect(text.contains("\(path) is not private") && text.contains("(mode 0644)"))
    #expect(rename(path, path + ".real") == 0 && symlink(path + ".real", path) == 0)
    #expect(chmod(path + ".real", 0o600) == 0)
    #expect(refusal { _ = try source.keys() }.contains("\(path) is a symbolic link"))
  }

  @Test("What is written replaces links in its way and follows none")
  func writing() throws {
    let directory = try TemporaryDirectory()
    let victim = directory.path + "/victim"
    try write("untouched", to: victim, mode: 0o600)
    let path = directory.path + "/admin.json"
    for link in [path, path + ".new"] { #expect(symlink(victim, link) == 0) }
    try DurableFile.save(Array("new".utf8), to: path)
    #expect(directory.contents(of: "victim") == Array("untouched".utf8))
    #expect(directory.contents(of: "admin.json") == Array("new".utf8))
    #expect(try directory.permissions(of: "admin.json") == 0o600)
    #expect(try DurableFile.contents(of: path) == Array("new".utf8))
  }

  @Test("A key of an administrator that no server makes is replaced, not adopted")
  func guessable() async throws {
    let directory = try TemporaryDirectory()
    try write(
      #"{"base_url":"http://127.0.0.1:1","key":"letmein"}"#,
      to: directory.path + "/admin.json", mode: 0o600)
    try await LiveServer.run(directory: directory) { server in
      #expect(server.admin.key != "letmein" && server.admin.key.utf8.count == 48)
      try await #expect(server.client.get("/v1/portals", key: "letmein").status == 401)
    }
  }

  @Test("The key of a certificate that others can read is refused, a link to a private one is not")
  func certificates() async throws {
    let directory = try TemporaryDirectory()
    var files = try await TestCertificate("localhost", in: directory).files
    let link = directory.path + "/newest.key"
    #expect(symlink(files.key, link) == 0)
    let key = files.key
    files.key = link
    _ = try TLSIdentity.read(files)
    #expect(chmod(key, 0o644) == 0)
    #expect(refusal { _ = try TLSIdentity.read(files) }.contains("\(link) is not private"))
  }

  @Test("The program starts nowhere where others could have been before, with --database neither")
  func program() async throws {
    let directory = try TemporaryDirectory()
    for (file, mode) in [("admin.json", 0o644), ("demo.json", 0o606), ("", 0o777)] {
      let path = file.isEmpty ? directory.path : "\(directory.path)/\(file)"
      if !file.isEmpty { try write("{}", to: path, mode: mode_t(mode)) }
      #expect(chmod(path, mode_t(mode)) == 0)
      // Nothing is asked of the database before that is looked at.
      for database in [[], ["--database", "postgres://nobody@127.0.0.1:1/x?connect_timeout=1"]] {
        if file.isEmpty || database.isEmpty {
          let home = try TemporaryDirectory()
          let child = try ChildProcess(
            ["serve", "--demo", "--listen", "127.0.0.1:0", "--data", directory.path] + database,
            directory: home)
          defer { child.end() }
          #expect(await child.exitCode() == 1)
          #expect(child.errors.contains("\(path) is not private"), "\(child.errors)")
        }
      }
      if !file.isEmpty { #expect(unlink(path) == 0) }
    }
  }
}
