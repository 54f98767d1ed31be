import RestanteCore
import RestantePostgres
import Testing

@testable import RestanteServer

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

@Suite("Secrets in files")
struct GivenSecretsTests {
  private static let key = String(repeating: "0f", count: 32)
  private let directory: TemporaryDirectory

  init() throws { directory = try TemporaryDirectory() }

  private func file(_ text: String, _ name: String, mode: mode_t = 0o600) throws -> String {
    let path = "\(directory.path)/\(name)"
    try DurableFile.save(Array(text.utf8), to: path)
    try #require(chmod(path, mode) == 0)
    return path
  }

  private func read(
    _ environment: [String: String], flags: [String: [String]] = [:]
  ) throws -> ServerConfiguration {
    try ServerConfiguration(from: [.flags(flags), .environment { environment[$0] }])
  }

  private func refusal(_ environment: [String: String]) -> String {
    let error = #expect(throws: SettingError.self) { try read(environment) }
    return error?.description ?? ""
  }

  @Test("Each secret can be in a file that a variable names; nothing else can")
  func variables() throws {
    let path = try file("\(Self.key)\n", "secret", mode: 0o444)
    #expect(try read(["RESTANTE_SERVER_KEY_FILE": path]).serverKey == Secret(Self.key))
    #expect(try read(["RESTANTE_METRICS_KEY_FILE": path]).metricsKey == Secret(Self.key))
    let previous = try read(["RESTANTE_PREVIOUS_SERVER_KEY_FILE": path]).previousServerKey
    #expect(previous == Secret(Self.key))
    let database = try read([
      "RESTANTE_DATABASE_FILE": try file("postgres://somebody@host/base\r\n", "database"),
      "RESTANTE_DATABASE_PASSWORD_FILE": try file(" two\nlines \n", "password"),
    ]).database
    #expect(database?.value("user") == "somebody")
    #expect(database?.value("password") == " two\nlines ")
    #expect(try read(["RESTANTE_MODE_FILE": path]).mode == .safe)
    let names = ServerSetting.all.compactMap(\.fileVariable)
    #expect(names.count == 5 && Set(names).isDisjoint(with: ServerSetting.all.map(\.variable)))
  }

  @Test("A credential of systemd is called like its setting")
  func credentials() throws {
    _ = try file("\(Self.key)\n", "server-key", mode: 0o440)
    _ = try file("strict", "mode")
    let environment = ["CREDENTIALS_DIRECTORY": directory.path]
    let configuration = try read(environment)
    #expect(configuration.serverKey == Secret(Self.key))
    #expect(configuration.metricsKey == nil && configuration.mode == .safe)
    let shown = configuration.effective.first { $0.name == "server-key" }
    #expect(shown?.place?.shown == "credential server-key" && shown?.value == nil)
  }

  @Test("Two places for one secret are refused, by name and without the secret")
  func conflicts() throws {
    let path = try file(Self.key, "metrics-key")
    let variable = ["RESTANTE_METRICS_KEY": Self.key]
    let named = ["RESTANTE_METRICS_KEY_FILE": path]
    let credential = ["CREDENTIALS_DIRECTORY": directory.path]
    for (first, second) in [(variable, named), (variable, credential), (named, credential)] {
      let sentence = refusal(first.merging(second) { first, _ in first })
      #expect(sentence.hasSuffix(" are both set: remove one of them."))
      #expect(!sentence.contains(Self.key) && sentence.contains(" and "))
    }
    // A flag wins as it does over the variable.
    let database = try read(
      ["RESTANTE_DATABASE_FILE": "/nowhere"], flags: ["database": ["postgres://a@host/base"]])
    #expect(database.database?.value("user") == "a")
  }

  @Test("A file that is missing, empty, no text or changeable by others is refused by name")
  func refusals() throws {
    let variable = "RESTANTE_METRICS_KEY_FILE"
    #expect(refusal([variable: "/nowhere"]) == "\(variable) (/nowhere): there is no such file.")
    let empty = try file("\n", "empty")
    #expect(refusal([variable: empty]) == "\(variable) (\(empty)): the file is empty.")
    let changeable = try file(Self.key, "changeable", mode: 0o666)
    #expect(refusal([variable: changeable]).contains("may change it (mode 0666)"))
    #expect(refusal([variable: directory.path]).contains("is not a file"))
    let short = try file("sesame", "short")
    let sentence = refusal([variable: short])
    #expect(sentence.contains("the value is not a key of at least"))
    #expect(!sentence.contains("sesame"))
    let bytes = "\(directory.path)/bytes"
    try DurableFile.save([0xFF, 0xFE, 0x0A], to: bytes)
    #expect(refusal([variable: bytes]) == "\(variable) (\(bytes)): the file is not UTF-8 text.")
  }

  @Test("Links are followed, as container engines make them")
  func links() throws {
    let link = "\(directory.path)/link"
    #expect(symlink(try file(Self.key, "target"), link) == 0)
    #expect(try read(["RESTANTE_SERVER_KEY_FILE": link]).serverKey == Secret(Self.key))
  }
}
