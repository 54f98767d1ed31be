import Foundation
import RestanteTesting
import Testing

@Suite("The reference store")
struct ModelStoreTests {
  @Test("does what every store must do", arguments: StoreConformance.cases)
  func conforms(_ conformanceCase: ConformanceCase) async throws {
    note("BEGIN", conformanceCase.name)
    defer { note("DONE", conformanceCase.name) }
    try await conformanceCase.run(ModelUnderTest())
  }
}

private func note(_ what: String, _ name: String) {
  let file = fopen("/tmp/wait-done.log", "a")
  fputs("\(what) M \(name)\n", file)
  fclose(file)
}
