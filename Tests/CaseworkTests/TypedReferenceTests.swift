import Casework
import Testing

@Suite("A reference as people type it")
struct TypedReferenceTests {
    @Test(arguments: [
        "R-MB88-DW01", "r-mb88-dw01", "RMB88DW01", "R MB88 DW01", "R–MB88–DW01", "R—MB88−DW01", "R-MB88-DWOI",
        "r-mb88-dwol", "  R-MB88-DW01\n", "R\u{A0}MB88\u{2011}DW01",
    ])
    func `is understood, however it was written down`(_ typed: String) {
        #expect(CaseID(typed: typed) == "R-MB88-DW01")
    }

    @Test(arguments: [
        "", "-", "MB88", "MB88DW01", "R-MB88-DW0", "R-MB88-DW011", "8-MB88-DW01", "R-MB88-DWU1", "R/MB88/DW01",
        "R-MB88-DW0É", "agency-police",
    ])
    func `is none where it is too short, too long or of other signs`(_ typed: String) {
        #expect(CaseID(typed: typed) == nil)
    }

    @Test func `is found by a part, which has the same slips`() {
        #expect(CaseID.code(typed: "mb 88–") == "MB88")
        #expect(CaseID.code(typed: "oIl") == "011")
        #expect(CaseID.code(typed: "%") == nil && CaseID.code(typed: " – ") == nil)
    }
}
