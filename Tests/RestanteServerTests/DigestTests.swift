import Foundation
import RestanteCore
import RestanteTesting
import Testing

@testable import RestanteServer

@Suite("Digests that OpenSSL does not offer")
struct DigestTests {
  private struct Opened: Error {}

  @Test("are named in one sentence; all are there as a rule")
  func complaint() {
    #expect(RequiredDigests.complaint() == nil)
    let sentence = RequiredDigests.complaint { $0 != "MD5" }
    #expect(sentence?.hasPrefix("OpenSSL on this machine does not offer MD5, which") == true)
    #expect(RequiredDigests.complaint { _ in false }?.contains("MD5 and SHA256") == true)
  }

  @Test("keep the server from starting, before anything is made")
  func start() async throws {
    let directory = try TemporaryDirectory()
    var configuration = ServerConfiguration()
    configuration.dataDirectory = directory.path + "/data"
    let application = RestanteApplication(
      configuration: configuration, isDigestOffered: { $0 != "SHA256" },
      logger: LogRecorder().logger
    ) { _ in
      Issue.record("the store was opened")
      throw Opened()
    }
    let error = await #expect(throws: StartupError.self) { try await application.run() }
    #expect(error?.description.contains("does not offer SHA256") == true)
    #expect(!FileManager.default.fileExists(atPath: configuration.dataDirectory))
  }

  @Test("are a finding of the doctor, who looks no further")
  func doctor() async throws {
    let directory = try TemporaryDirectory()
    var configuration = ServerConfiguration()
    configuration.dataDirectory = directory.path
    let diagnosis = await Examination(
      of: configuration, askServer: { _ in .stopped }, isDigestOffered: { $0 != "MD5" }
    ).diagnosis()
    let finding = diagnosis.findings.first { $0.check == "openssl" }
    #expect(finding?.severity == .error && finding?.text.contains("will not start") == true)
    #expect(finding?.remedy == "openssl list -digest-algorithms -providers")
    #expect(diagnosis.database == nil)
  }

  @Test("are found by the real program under a policy of OpenSSL that forbids them")
  func policy() async throws {
    let directory = try TemporaryDirectory()
    let path = directory.path + "/openssl.cnf"
    let policy = """
      openssl_conf = start
      [start]
      alg_section = algorithms
      [algorithms]
      default_properties = fips=yes

      """
    try Data(policy.utf8).write(to: URL(fileURLWithPath: path))
    for (command, code) in [("serve", Int32(1)), ("doctor", 1)] {
      let child = try ChildProcess(
        [command, "--data", directory.path, "--listen", "127.0.0.1:0"],
        environment: ["OPENSSL_CONF": path], directory: directory)
      defer { child.end() }
      #expect(await child.exitCode() == code)
      let words = child.output + child.errors
      #expect(words.contains("does not offer MD5"), "\(words)")
      #expect(!words.contains("Fatal error"))
    }
  }
}
