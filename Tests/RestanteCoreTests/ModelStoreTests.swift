import RestanteTesting
import Testing

@Suite("The reference store")
struct ModelStoreTests {
  @Test("does what every store must do", arguments: StoreConformance.cases)
  func conforms(_ conformanceCase: ConformanceCase) async throws {
    try await conformanceCase.run(ModelUnderTest())
  }
}
