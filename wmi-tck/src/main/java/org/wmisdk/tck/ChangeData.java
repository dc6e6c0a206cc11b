package org.wmisdk.tck;

import org.wmisdk.CimType;
import org.wmisdk.fake.FakeClass;
import org.wmisdk.fake.FakeRight;
import org.wmisdk.fake.FakeWmi;

/** What the suites about changes ask for: a small machine for each test, which the test may change as it likes. */
final class ChangeData {
    /** A stored class with the key {@code Name}, a property of several types each, and the lamp {@link #DESK}. */
    static final String LAMP = "TCK_Lamp";

    /** The key of the lamp that is there. */
    static final String DESK = "desk";

    /** A class whose provider takes nothing, with the instance {@code fixed}. */
    static final String FIXED = "TCK_Fixed";

    /** A class whose provider takes everything, with the instance {@code served}; its {@code Serial} can be read only. */
    static final String SERVED = "TCK_Served";

    private ChangeData() {}

    /** A class with a property of each type, named as the type is, and an array of it, with {@code List} behind. */
    static final String ALL = "TCK_All";

    /** A new machine with classes in {@link TestData#NAMESPACE}, and another one whose user may not change anything. */
    static FakeWmi fresh() {
        FakeClass all = FakeClass.named(ALL).key("Name", CimType.STRING);
        for (CimType type : CimType.values()) {
            all.property(TestData.property(type), type).array(TestData.array(type), type);
        }
        return FakeWmi.builder()
                .hostName(TestData.COMPUTER, "tck.example.com")
                .namespace("root\\cimv2")
                .namespace(TestData.NAMESPACE)
                .mof("""
                        class TCK_Shade { string Form = "round"; uint32 Height; };
                        class TCK_Lamp {
                            [key] string Name;
                            uint32 Watts = 40;
                            string Color = "white";
                            boolean On;
                            datetime Since;
                            uint8 Codes[];
                            TCK_Shade Shade;
                            TCK_Shade Spares[];
                            [Not_Null] string Maker = "somebody";
                        };
                        class TCK_MoreLamp : TCK_Lamp { string Extra; };
                        class TCK_Room { [key] string Name; [key] uint16 Floor; };
                        [singleton] class TCK_Setting { string Text = "as it came"; };
                        [abstract] class TCK_Abstract { [key] string Name; };
                        class TCK_NoKey { string Text; };
                        [Dynamic, Provider("kit")] class TCK_Fixed { [key] string Name; string Text; };
                        [Dynamic, Provider("kit"), SupportsCreate, CreateBy("PutInstance"), SupportsUpdate, SupportsDelete]
                        class TCK_Served {
                            [key, read] string Name;
                            [read] string Serial = "0";
                            [read, write] string Text;
                        };
                        instance of TCK_Lamp { Name = "desk"; On = true; Since = "20200101000000.000000+000"; };
                        instance of TCK_MoreLamp { Name = "more"; Extra = "here"; };
                        instance of TCK_Setting { };
                        instance of TCK_Fixed { Name = "fixed"; };
                        instance of TCK_Served { Name = "served"; Serial = "17"; };
                        class TCK_Empty { };
                        class TCK_Inner { string Text; uint32 Numbers[]; };
                        class TCK_Outer { object Inner; datetime When; };
                        """)
                .define(all)
                .machine(TestData.GUARDED)
                .user(TestData.USER, TestData.PASSWORD.toCharArray())
                .namespace(TestData.NAMESPACE)
                .mof("class TCK_Lamp { [key] string Name; }; instance of TCK_Lamp { Name = \"desk\"; };")
                .rights(TestData.USER, FakeRight.ENABLE, FakeRight.REMOTE_ACCESS, FakeRight.METHOD_EXECUTE)
                .build();
    }
}
